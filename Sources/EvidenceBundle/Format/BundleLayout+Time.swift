internal import Timestamping

extension BundleLayout {
  /// The folder of the checkpoints that others vouched for.
  static let timestampsFolder = "custody/timestamps"

  /// The folder of one of them.
  static func timestampFolder(_ size: UInt64) -> String { "\(timestampsFolder)/\(size)" }

  /// The checkpoint that the timestamps beside it are over.
  static func timestampedNote(_ size: UInt64) -> String { "\(timestampFolder(size))/note" }

  /// The proof that its log is the beginning of the bundle's: a hash a line, in Base64.
  static func timestampedProof(_ size: UInt64) -> String { "\(timestampFolder(size))/proof" }

  /// The size that the folder of this path is for, and the rest of the path; nil where it is no such path.
  static func timestampPath(_ path: String) -> (size: UInt64, name: Substring)? {
    let start = timestampsFolder + "/"
    guard path.hasPrefix(start) else { return nil }
    let rest = path.dropFirst(start.count)
    let digits = rest.prefix { $0 != "/" }
    guard let size = UInt64(digits), String(size) == digits else { return nil }
    return (size, rest.dropFirst(digits.count + 1))
  }

  /// Whether a file in the folder of signatures is a signature.
  static func isSignature(_ name: some StringProtocol) -> Bool { name.hasSuffix(".sig") && name.utf8.count > 4 }

  /// Whether a file in the folder of signatures is a signature that others can vouch for.
  static func isTimestampable(_ name: some StringProtocol) -> Bool {
    isSignature(name) || isCertificateSignature(name)
  }

  /// The signature that a file in the folder of signatures lies beside, and what it is; nil for any other file.
  static func signatureCompanion(_ name: some StringProtocol) -> (signature: String, file: TimestampFileName)? {
    guard let point = name.lastIndex(of: "."), isTimestampable(name[..<point]),
      let file = TimestampFileName(name[name.index(after: point)...])
    else { return nil }
    return (String(name[..<point]), file)
  }
}
