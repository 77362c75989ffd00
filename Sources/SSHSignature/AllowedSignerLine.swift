/// The parser of one line of an allowed-signers file.
struct AllowedSignerLine {
  private static let otherKeyTypes = ["ssh-rsa", "ssh-dss", "ecdsa-sha2-", "sk-ecdsa-sha2-", "sk-ssh-ed25519"]

  private var principals: PatternList
  private var namespaces: PatternList?
  private var validAfter: SSHTimestamp?
  private var validBefore: SSHTimestamp?
  private var rest: Substring

  /// Reads a line that is neither empty nor a comment; nil for a well-formed line with another algorithm's key.
  static func parse(_ text: Substring) throws(SSHSignatureError) -> AllowedSigner? {
    var line = try AllowedSignerLine(text)
    if !line.isAtKey { try line.readOptions() }
    guard line.isAtKey else { throw SSHSignatureError(.malformedAllowedSigners, "no key") }
    if line.isAtOtherKey { return nil }
    return try AllowedSigner(
      principals: line.principals, namespaces: line.namespaces, validAfter: line.validAfter,
      validBefore: line.validBefore, key: OpenSSHPublicKey(line: String(line.rest)))
  }

  private init(_ text: Substring) throws(SSHSignatureError) {
    guard let end = text.firstIndex(where: Self.isBlank), let principals = PatternList(String(text[..<end])) else {
      throw SSHSignatureError(.malformedAllowedSigners, "principals")
    }
    self.principals = principals
    rest = text[end...].drop(while: Self.isBlank)
  }

  private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

  private var isAtOtherKey: Bool {
    let word = rest.prefix { !Self.isBlank($0) }
    return word != OpenSSHPublicKey.type && !word.contains("=")
      && (Self.otherKeyTypes.contains { word.hasPrefix($0) } || word.hasSuffix("-cert-v01@openssh.com"))
  }

  private var isAtKey: Bool { rest.prefix { !Self.isBlank($0) } == OpenSSHPublicKey.type || isAtOtherKey }

  private mutating func readOptions() throws(SSHSignatureError) {
    while true {
      let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
      rest = rest[name.endIndex...]
      try readOption(name.lowercased())
      guard let next = rest.first else { throw SSHSignatureError(.malformedAllowedSigners, "no key after the options") }
      rest.removeFirst()
      if Self.isBlank(next) { break }
      guard next == "," else { throw SSHSignatureError(.malformedAllowedSigners, "unknown option") }
    }
    rest = rest.drop(while: Self.isBlank)
  }

  private mutating func readOption(_ name: String) throws(SSHSignatureError) {
    switch name {
    case "cert-authority":
      throw SSHSignatureError(.certificateAuthority, "certificates are not supported")
    case "namespaces":
      guard namespaces == nil, let list = PatternList(try quoted()) else {
        throw SSHSignatureError(.malformedAllowedSigners, "namespaces")
      }
      namespaces = list
    case "valid-after":
      guard validAfter == nil else { throw SSHSignatureError(.malformedAllowedSigners, "valid-after twice") }
      validAfter = try SSHTimestamp(text: quoted())
    case "valid-before":
      guard validBefore == nil else { throw SSHSignatureError(.malformedAllowedSigners, "valid-before twice") }
      validBefore = try SSHTimestamp(text: quoted())
    default:
      throw SSHSignatureError(.malformedAllowedSigners, "unknown option")
    }
  }

  /// `="value"`; there is no way to write a quote inside.
  private mutating func quoted() throws(SSHSignatureError) -> String {
    guard rest.hasPrefix("=\"") else { throw SSHSignatureError(.malformedAllowedSigners, "no quoted value") }
    let value = rest.dropFirst(2).prefix { $0 != "\"" }
    guard value.endIndex < rest.endIndex else { throw SSHSignatureError(.malformedAllowedSigners, "open quote") }
    rest = rest[value.endIndex...].dropFirst()
    return String(value)
  }
}
