public import Age
internal import Encodings
public import SelectiveDisclosure
public import VaultCrypto

/// A person in the roster: two public keys, a role and a neutral label. Never a name (Schemas/README.md §3.4).
public struct Member: Sendable, Equatable {
  /// The RFC 7638 thumbprint of the signing key.
  public let kid: String
  /// Checks what they sign.
  public let key: Ed25519PublicKey
  /// What compartment keys are sealed to for them; nil for a member who only ever seals.
  public let recipient: X25519Recipient?
  /// What they may do.
  public let role: Role
  /// How the vault calls them: 1 to 64 letters `a-z`, digits, `-`.
  public let label: String
  /// Whether they may sign checkpoints.
  public let signsLog: Bool

  /// A member; nil where the label is not one.
  public init?(key: Ed25519PublicKey, recipient: X25519Recipient?, role: Role, label: String, signsLog: Bool) {
    guard Self.isLabel(label) else { return nil }
    kid = OKPKey(key).thumbprint
    self.key = key
    self.recipient = recipient
    self.role = role
    self.label = label
    self.signsLog = signsLog
  }

  /// Whether a text can be a label. No capitals and no spaces: nobody should be tempted to put a name there.
  public static func isLabel(_ text: String) -> Bool {
    let letters = Array(text.utf8)
    return (1...64).contains(letters.count)
      && letters.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }

  /// The claim.
  public var json: JSON {
    .object([
      "kid": .string(kid), "key": .string(Base64.url.encode(key.bytes)),
      "recipient": recipient.map { .string($0.description) } ?? .null,
      "role": .string(role.rawValue), "label": .string(label), "log": .bool(signsLog),
    ])
  }

  init?(_ json: JSON) {
    guard let claim = json.objectValue, claim.count == 6,
      let key = claim["key"]?.stringValue.flatMap({ Base64.url.decode($0) }).flatMap(Ed25519PublicKey.init),
      let address = claim["recipient"],
      let role = claim["role"]?.stringValue.flatMap(Role.init(rawValue:)), let label = claim["label"]?.stringValue,
      let signsLog = claim["log"]?.boolValue
    else { return nil }
    let recipient = address.stringValue.flatMap { try? X25519Recipient($0) }
    guard recipient != nil || address == .null else { return nil }
    self.init(key: key, recipient: recipient, role: role, label: label, signsLog: signsLog)
    guard claim["kid"]?.stringValue == kid else { return nil }
  }
}
