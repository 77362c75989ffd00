public import Custody
public import EmbeddedMetadata
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultFiles

/// Disclosure copies that the program makes: without what a file tells beside what it shows.
extension Derivation {
  /// A copy that came in.
  public struct Stripped: Sendable {
    /// It, and the record of how it was made.
    public let derived: Derived
    /// What the original has and the copy has not.
    public let removed: [EmbeddedFact]
  }

  private static let purpose = "to make a disclosure copy"

  /// Makes a copy of a file without what it tells beside what it shows, in memory, looks into it, and brings it in,
  /// sealed to its parent's compartment. The original stays as it is; that it was read is recorded first.
  /// - Parameter isInterrupted: asked all the while; when it says so, nothing came in.
  /// - Throws: `.interrupted`; `.failed` for a format of which nothing can be taken out so that it stays out, and where something is
  ///   left.
  public func strip(
    _ parent: Identifier, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(VaultError) -> Stripped {
    try session.require(.record)
    let limit = InspectedFormat.media.maximumByteCount
    let removal = MetadataRemoval(isInterrupted: isInterrupted)
    let (file, intake) = try Access(session).read(parent, purpose: Self.purpose, limit: limit) {
      mediaType throws(VaultError) in
      if let missing = removal.missingProgram(for: mediaType) { throw Self.refusal(missing, parent, mediaType) }
    }
    let beginning = try files { () throws(FileError) in try file.bytes(limit: MediaType.prefixByteCount) }
    let mediaType = MediaType.recognise(beginning.span)
    let copy: MetadataRemoval.Copy
    do throws(MetadataRemoval.Failure) {
      copy = try removal.copy(of: file, mediaType: mediaType)
      let made = try? copy.file.bytes(limit: MediaType.prefixByteCount)
      // As another kind of file it would be looked into in another way when it leaves.
      guard let made, MediaType.recognise(made.span) == mediaType else { throw .failed }
    } catch {
      throw Self.refusal(error, parent, mediaType)
    }
    guard !copy.removed.isEmpty else {
      throw VaultError(
        .failed, "Nothing was found in \(parent) that would have to be taken out.", safe: "Nothing was changed.")
    }
    var fields: JSONObject = [
      "kind": "disclosure_copy", "tool": .string(copy.tool?.name ?? Program.name),
      "version": .string(copy.tool?.version ?? Program.version), "parameters": .string(copy.parameters),
    ]
    fields.append("removed", .array(copy.removed.prefix(4096).map(Self.removal)))
    try RecordValidation.require(
      Self.record(of: parent, from: parent, fields), RecordVocabulary(session).form(of: .derivative))
    var request = IntakeRequest(paths: [], compartment: intake.compartment)
    request.content = copy.file
    return Stripped(derived: try bring(request, "the copy", of: parent, fields), removed: copy.removed)
  }

  private static func removal(_ fact: EmbeddedFact) -> JSON {
    .object([
      "what": .string("embedded \(fact.kind.rawValue)"), "at": .string(fact.field),
      "why": "told beside what the file shows",
    ])
  }

  private static func refusal(
    _ failure: MetadataRemoval.Failure, _ parent: Identifier, _ mediaType: String
  ) -> VaultError {
    let first =
      switch mediaType {
      case "application/pdf": "Make pictures of its pages, or print it to a new PDF. "
      // It has one picture, and no room for others.
      case "image/heic": "Convert it to JPEG. "
      default: ""
      }
    let byHand = first + "Make a copy by hand, and bring it in: evault derive \(parent) FILE --kind disclosure-copy"
    let safe = "Nothing was changed; the original is as it was."
    switch failure {
    case .interrupted: return VaultError(.interrupted, "Interrupted.", safe: safe)
    case .noProgram(let name, let package):
      return VaultError(
        .failed, "To make a copy of \(parent) the program \(name) is needed, which is not installed.",
        safe: safe, next: "Install the Debian package \(package). Or: " + byHand)
    case .notRemovable:
      return VaultError(
        .failed,
        "No copy of \(parent) was made: this program makes copies of JPEG, PNG, HEIC, GIF, WebP, TIFF, MP4, QuickTime, M4A, "
          + "PDF, DOCX, XLSX and PPTX files only.", safe: safe, next: byHand)
    case .failed:
      return VaultError(
        .failed,
        "No copy of \(parent) was made: it could not be read or written, or not all of it could be looked into.",
        safe: safe,
        next: byHand)
    case .stillThere(let facts):
      let fields = facts.prefix(6).map(\.field).joined(separator: ", ") + (facts.count > 6 ? " and more" : "")
      guard InspectedFormat(mediaType: mediaType) == .office else {
        return VaultError(
          .failed, "No copy of \(parent) was made: \(fields) cannot be taken out of it.", safe: safe, next: byHand)
      }
      return VaultError(
        .failed, "No copy of \(parent) was made: \(fields) cannot be taken out of it without deciding what it says.",
        safe: safe,
        next: "In an office program accept or reject its tracked changes, delete or show what is hidden, filtered out, "
          + "cropped, attached or elsewhere, and turn fields and form fields into text. Then bring that in: "
          + "evault derive \(parent) FILE --kind disclosure-copy")
    }
  }
}
