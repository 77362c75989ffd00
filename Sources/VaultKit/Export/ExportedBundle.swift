public import Custody
internal import SelectiveDisclosure

/// An export as the log has it: what left, to whom, and what for.
public struct ExportedBundle: Sendable {
  /// The export.
  public let export: Identifier
  /// When it was authorised.
  public let authorised: Timestamp
  /// By whom: a label.
  public let actor: String
  /// Who received it.
  public let recipient: String
  /// Why, as it was said then.
  public let purpose: String
  /// The exhibits, by their numbers in the bundle.
  public let exhibits: [(number: Int, item: Identifier)]
  /// The dossier that they are exhibits of, and which part of it; nil for items by themselves.
  public let dossier: (id: Identifier, part: String)?
  /// Whether the dossier's finished text went along.
  public let hasSubmission: Bool
  /// SHA-256 of its tag manifest, in hexadecimal digits; nil where it was not completed: it was perhaps never given away.
  public let tagManifest: String?

  init(_ trail: ExportTrail) {
    let event = trail.authorised
    export = trail.export
    authorised = event.statement.recorded
    actor = event.signer.label
    recipient = event.text("recipient") ?? ""
    purpose = event.text("purpose") ?? ""
    exhibits = Self.exhibits(event)
    let dossier = event.disclosed["dossier"]?.objectValue
    self.dossier = dossier?["dossier"]?.stringValue.flatMap(Identifier.init(canonical:)).map {
      ($0, dossier?["part"]?.stringValue ?? "")
    }
    hasSubmission = Self.submission(event) != nil
    tagManifest = trail.isCompleted ? trail.last.text("tag_manifest") : nil
  }

  /// The finished text that went along with a dossier; nil where none did.
  static func submission(_ authorised: CustodyEvent) -> Identifier? {
    authorised.disclosed["dossier"]?.objectValue?["submission"]?.stringValue.flatMap(Identifier.init(canonical:))
  }

  /// All items that left, the finished text too.
  static func items(_ authorised: CustodyEvent) -> [Identifier] {
    exhibits(authorised).map(\.item) + [submission(authorised)].compactMap(\.self)
  }

  /// The exhibits of an authorisation: under the dossier's numbers, or from 1 on.
  static func exhibits(_ authorised: CustodyEvent) -> [(number: Int, item: Identifier)] {
    let items = authorised.disclosed["items"]?.arrayValue ?? []
    let numbers = authorised.disclosed["dossier"]?.objectValue?["numbers"]?.arrayValue?.compactMap(\.intValue)
    return items.enumerated().compactMap { place, item in
      guard let item = item.stringValue.flatMap(Identifier.init(canonical:)) else { return nil }
      let number = numbers.flatMap { $0.count == items.count ? $0[place] : nil }
      return (number ?? place + 1, item)
    }
  }
}
