internal import VaultCrypto

/// One line of an allowed-signers file (ssh-keygen(1) ALLOWED SIGNERS): who a key stands for, for what, and when.
///
///     alice@example.org namespaces="file" valid-after="20260101000000Z" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICSsaCw…
public struct AllowedSigner: Hashable, Sendable {
  /// Who the key stands for.
  public let principals: PatternList
  /// The purposes the key may sign for; nil for all.
  public let namespaces: PatternList?
  /// The first moment at which the key is good; nil for always.
  public let validAfter: SSHTimestamp?
  /// The last moment at which the key is good; nil for always.
  public let validBefore: SSHTimestamp?
  /// The key and its comment.
  public let key: OpenSSHPublicKey

  /// A line.
  /// - Throws: `.malformedAllowedSigners` where `validBefore` is not later than `validAfter`: OpenSSH refuses that too.
  public init(
    principals: PatternList, namespaces: PatternList? = nil, validAfter: SSHTimestamp? = nil,
    validBefore: SSHTimestamp? = nil, key: OpenSSHPublicKey
  ) throws(SSHSignatureError) {
    if let validAfter, let validBefore, validBefore <= validAfter {
      throw SSHSignatureError(.malformedAllowedSigners, "valid-before is not later than valid-after")
    }
    self.principals = principals
    self.namespaces = namespaces
    self.validAfter = validAfter
    self.validBefore = validBefore
    self.key = key
  }

  /// The line, without its end.
  public var line: String {
    var options: [String] = []
    if let namespaces { options.append("namespaces=\"\(namespaces.text)\"") }
    if let validAfter { options.append("valid-after=\"\(validAfter.text)\"") }
    if let validBefore { options.append("valid-before=\"\(validBefore.text)\"") }
    return ([principals.text] + (options.isEmpty ? [] : [options.joined(separator: ",")]) + [key.line])
      .joined(separator: " ")
  }

  /// Whether the key may sign for this purpose at this moment (both limits included, as in OpenSSH).
  public func isGood(namespace: String, at unixSeconds: Int64) -> Bool {
    if let namespaces, !namespaces.matches(namespace) { return false }
    if let validAfter, unixSeconds < validAfter.unixSeconds { return false }
    if let validBefore, unixSeconds > validBefore.unixSeconds { return false }
    return true
  }
}
