internal import SelectiveDisclosure
internal import Subprocesses
internal import VaultFiles

/// ExifTool, which reads what cameras and office programs put into files. It gets one file, in memory, as its standard
/// input, and nothing else: no environment, no configuration, no name; one process for each file, so that a hostile
/// one can speak for no other.
public struct ExifTool: Sendable {
  /// The program, and Debian's package that has it.
  public static let (program, package) = ("exiftool", "libimage-exiftool-perl")
  /// Bytes that it may say of a file: 64 MiB, a recorded track of an hour among them.
  static let maximumOutputByteCount = 64 << 20
  /// Seconds that one file may take.
  public static let maximumSeconds = FileProgram.maximumSeconds

  private let program: FileProgram

  /// The one in the folders of `PATH`; nil where there is none.
  /// - Parameter isInterrupted: asked while it looks; when it says so, it is ended, and nothing was looked at.
  public init?(isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    guard let installed = InstalledProgram(Self.program) else { return nil }
    self.init(FileProgram(installed: installed, isInterrupted: isInterrupted))
  }

  init(_ program: FileProgram) { self.program = program }

  /// What it finds in a file.
  /// - Parameter mediaType: what the file is by its first bytes: where ExifTool sees something else, not all of it was
  ///   looked at.
  func inspect(_ file: MemoryFile, mediaType: String) -> Inspection {
    guard let (fields, status) = fields(file) else { return Inspection(gap: .failed) }
    var inspection = Inspection(
      facts: fields.members.compactMap { member in
        FieldTable.kind(of: member.name, member.value).map { EmbeddedFact($0, FieldTable.name(of: member.name)) }
      }, version: Self.version(fields["ExifTool:ExifToolVersion"]))
    let isDoubtful = fields.names.contains {
      $0.hasPrefix("ExifTool:") && ($0.hasSuffix(":Warning") || $0.hasSuffix(":Error"))
    }
    let seen = fields["File:MIMEType"]?.stringValue ?? ""
    if inspection.version == nil { inspection.gap = .failed }
    if status != 0 || isDoubtful || Self.family(seen) != Self.family(mediaType) {
      inspection.gap = inspection.gap ?? .unreadable
    }
    return inspection
  }

  /// What the fields of a file say, of those that tell something; for whoever makes sure that it is gone.
  /// - Returns: nil where that cannot be told.
  func values(of file: MemoryFile) -> [(fact: EmbeddedFact, value: String)]? {
    guard let (fields, _) = fields(file) else { return nil }
    var values: [(fact: EmbeddedFact, value: String)] = []
    for member in fields.members {
      guard let kind = FieldTable.kind(of: member.name, member.value) else { continue }
      let fact = EmbeddedFact(kind, FieldTable.name(of: member.name))
      values += (member.value.arrayValue ?? [member.value]).compactMap(\.stringValue).map { (fact, $0) }
    }
    return values
  }

  /// All fields of a file, and how it ended.
  private func fields(_ file: MemoryFile) -> (fields: JSONObject, status: Int32)? {
    // No configuration, which would be a program; fields of sub-files, and equal ones apart; numbers as they are;
    // nothing that is only derived; minor faults are no reason to stop.
    let arguments = ["-config", "", "-j", "-G0:1:4", "-a", "-ee", "-n", "-m", "-e", FileProgram.input]
    let output = try? program.run(arguments, reading: file, limit: Self.maximumOutputByteCount)
    let parser = JSONParser(maximumDepth: 16, maximumSize: Self.maximumOutputByteCount)
    guard let output, let list = try? parser.parse(output.bytes).arrayValue, list.count == 1,
      let fields = list[0].objectValue
    else { return nil }
    return (fields, output.status)
  }

  /// The number by which a picture is to be turned (Exif 2.32, tag 274), 2 to 8; nil where it stands upright or the
  /// file does not say.
  func orientation(of file: MemoryFile) -> Int? {
    guard
      let output = try? program.run(
        ["-config", "", "-j", "-n", "-m", "-IFD0:Orientation", FileProgram.input], reading: file, limit: 1 << 16),
      let value = try? JSONParser(maximumDepth: 8).parse(output.bytes).arrayValue?.first?.objectValue?["Orientation"]
    else { return nil }
    return value.intValue.flatMap { (2...8).contains($0) ? $0 : nil }
  }

  /// What it makes of a file, without a file of its own.
  /// - Parameter arguments: what to change.
  /// - Returns: nil where it fails.
  func rewrite(_ file: MemoryFile, _ arguments: [String], limit: Int) -> [UInt8]? {
    let output = try? program.run(
      ["-config", ""] + arguments + ["-o", "-", FileProgram.input], reading: file, limit: limit)
    guard let output, output.status == 0, !output.bytes.isEmpty else { return nil }
    return output.bytes
  }

  /// `12.57`, and nothing that is no version.
  private static func version(_ value: JSON?) -> String? {
    let text = value?.numberValue?.literal ?? value?.stringValue ?? ""
    guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2e }) else {
      return nil
    }
    return text
  }

  /// Sound and film come in the same files.
  private static func family(_ mediaType: String) -> String {
    let family = mediaType.prefix { $0 != "/" }
    if family == "application" { return mediaType }
    return family == "audio" ? "video" : String(family)
  }
}
