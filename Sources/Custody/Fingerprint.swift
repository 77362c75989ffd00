public import VaultCrypto

/// A vault's fingerprint: the SHA-256 of its first roster's issuer-signed JWT. The one value an auditor needs from elsewhere.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// The digest.
  public let digest: SHA256Digest

  /// The fingerprint that is this digest.
  public init(_ digest: SHA256Digest) { self.digest = digest }

  /// The fingerprint written as 64 hexadecimal digits; spaces, hyphens and colons between them, and upper case, are understood. Nil for anything else.
  public init?(typed text: String) {
    guard text.utf8.count <= 256 else { return nil }
    let digits = text.lowercased().filter { !" -:\n".contains($0) }
    guard let digest = SHA256Digest(hex: digits) else { return nil }
    self.digest = digest
  }

  /// 64 lower-case hexadecimal digits.
  public var description: String { digest.hex }

  /// The digits in groups of four, for reading aloud and writing down.
  public var grouped: String {
    let digits = Array(description)
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
  }

  /// The groups on two lines, so that they fit beside what stands before them.
  /// - Parameter indent: spaces before the second line.
  public func groupedLines(indent: Int) -> String {
    let text = grouped
    // Eight groups of four, and the space behind the eighth.
    return "\(text.prefix(39))\n\(String(repeating: " ", count: indent))\(text.suffix(39))"
  }

  /// The custody log's origin and its key's name (Schemas/README.md §3.3).
  public var origin: String { "evidencevault/\(self)" }

  /// The fingerprint in an origin line; nil where the line is not of that form.
  public init?(origin: String) {
    guard origin.hasPrefix("evidencevault/"), let digest = SHA256Digest(hex: String(origin.dropFirst(14))) else {
      return nil
    }
    self.digest = digest
  }
}
