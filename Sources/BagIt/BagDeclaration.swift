/// The bag declaration `bagit.txt` (RFC 8493 §2.1.1).
///
///     BagIt-Version: 1.0
///     Tag-File-Character-Encoding: UTF-8
public struct BagDeclaration: Hashable, Sendable {
  /// `bagit.txt`.
  public static let fileName = "bagit.txt"
  /// The longest file that is read: 1024 bytes.
  public static let maximumByteCount = 1024

  /// The version of the format.
  public let version: BagVersion
  /// The encoding of the other tag files.
  public let encoding: TagEncoding

  /// A declaration; without arguments the one that is written.
  public init(version: BagVersion = .v1_0, encoding: TagEncoding = .utf8) {
    self.version = version
    self.encoding = encoding
  }

  /// Reads `bagit.txt`: exactly two lines, one space behind each colon. Lines end in LF, CR or CR LF; the last end may be missing.
  /// In version 0.97 any blanks may surround a colon and end a line.
  /// - Throws: `.malformedDeclaration` (a byte-order mark included), `.unsupportedVersion`, `.unsupportedEncoding`, `.tooLarge`.
  public init(_ bytes: [UInt8]) throws(BagItError) {
    guard bytes.count <= Self.maximumByteCount else { throw BagItError(.tooLarge, Self.fileName) }
    let lines = TagLines.split(bytes)
    guard lines.count == 2 else { throw BagItError(.malformedDeclaration, "not two lines") }
    let strict = (
      Self.value(of: "BagIt-Version", in: lines[0], isStrict: true),
      Self.value(of: "Tag-File-Character-Encoding", in: lines[1], isStrict: true)
    )
    guard let name = Self.value(of: "BagIt-Version", in: lines[0], isStrict: false) else {
      throw BagItError(.malformedDeclaration, "first line")
    }
    guard let version = BagVersion(rawValue: name) else { throw BagItError(.unsupportedVersion, name) }
    guard let encodingName = Self.value(of: "Tag-File-Character-Encoding", in: lines[1], isStrict: false) else {
      throw BagItError(.malformedDeclaration, "second line")
    }
    guard version == .v0_97 || strict == (name, encodingName) else {
      throw BagItError(.malformedDeclaration, "white space")
    }
    guard let encoding = TagEncoding(name: encodingName) else { throw BagItError(.unsupportedEncoding, encodingName) }
    self.version = version
    self.encoding = encoding
  }

  /// The file: both lines ended by LF.
  public var bytes: [UInt8] {
    Array("BagIt-Version: \(version.rawValue)\nTag-File-Character-Encoding: \(encoding.rawValue)\n".utf8)
  }

  private static func value(of label: String, in line: ArraySlice<UInt8>, isStrict: Bool) -> String? {
    guard line.starts(with: label.utf8) else { return nil }
    var rest = line.dropFirst(label.utf8.count)
    if isStrict {
      guard rest.starts(with: [0x3a, 0x20]) else { return nil }
      rest = rest.dropFirst(2)
    } else {
      rest = rest.drop(while: TagLines.isBlank)
      guard rest.first == 0x3a else { return nil }
      rest = TagLines.trimmed(rest.dropFirst())
    }
    guard !rest.isEmpty, rest.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
    return String(decoding: rest, as: UTF8.self)
  }
}
