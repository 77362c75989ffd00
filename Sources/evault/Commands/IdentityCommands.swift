import Age
import Custody
import SSHSignature
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault identity new` and `evault identity show`.
enum IdentityCommands {
  static let new = Command(
    CommandSpecification(
      ["identity", "new"], "Make your keys: one to sign with, one to open what you may read.",
      options: [
        .value("output", "o", "FILE", help: "where to write it (else identity.age in your configuration folder)"),
        .value("name", nil, "N", help: "write N.age in your configuration folder instead"),
        .toggle(
          "seal-only",
          help: "without a key to open anything with: you bring evidence in, and can be forced to show nothing"),
        .toggle("no-passphrase", help: "leave the file unsealed: whoever gets it, gets your keys"),
      ],
      details:
        "At a terminal a passphrase of words can be made for you. A forgotten passphrase cannot be recovered. Keep a copy of the file in a safe place.",
      example: "evault identity new")
  ) { session throws(UserError) in
    let invocation = session.invocation
    var path: FilePath
    if let output = invocation.path("output") { path = output } else { path = try session.identityPath }
    if let name = try invocation.text("name") {
      guard Member.isLabel(name) else {
        throw UserError(.usage, "A name here has letters a-z, digits and hyphens, and is nobody's name.")
      }
      path = try user { () throws(VaultError) in
        try Machine.configurationFolder.appending(FilePath(name + ".age"))
      }
    }
    let sealsOnly = invocation.has("seal-only")
    let passphrase = invocation.has("no-passphrase") ? nil : try Passphrase.choose(invocation)
    let target = path
    let identity = try user { () throws(VaultError) in
      let identity = try MemberIdentity.generate(sealsOnly: sealsOnly)
      try IdentityFile.create(identity, at: target, passphrase: passphrase)
      return identity
    }
    let warning =
      passphrase == nil
      ? "It is not sealed with a passphrase: whoever gets the file, gets your keys.\n"
      : "Its passphrase cannot be recovered. Without it, or without the file, what is sealed to you stays sealed.\n"
    return result(identity, path, "Made an identity: \(path)\n\(warning)\n")
  }

  static let show = Command(
    CommandSpecification(
      ["identity", "show"], "Show your public keys.", example: "evault identity show")
  ) { session throws(UserError) in
    result(try session.identity().identity, try session.identityPath, "")
  }

  static let passphrase = Command(
    CommandSpecification(
      ["identity", "passphrase"], "Change the passphrase of your identity.",
      options: [
        .value("new-passphrase-file", nil, "FILE", help: "a file whose first line is the new one; else it is typed")
      ],
      details: "Copies of the file that were made before still open with the passphrase they had.",
      example: "evault identity passphrase")
  ) { session throws(UserError) in
    // Whoever sits at an open session still has to know the passphrase.
    _ = UnlockedIdentity.forget(try session.identityPath)
    let identity = try session.identity().identity
    let chosen = try Passphrase.exchange(session.invocation)
    let path = try session.identityPath
    try user { () throws(VaultError) in try IdentityFile.replace(identity, at: path, passphrase: chosen) }
    return result(identity, path, "Changed the passphrase of \(path).\n\n")
  }

  static let card = Command(
    CommandSpecification(
      ["identity", "card"], "Write your card: the public keys by which a custodian admits you.",
      options: [.value("output", "o", "FILE", help: "the new file")],
      details: """
        The card holds no secret and no name. Send it any way you like; then read its fingerprint to the custodian
        in person or over a telephone, so that they can tell it from a forged one.
        """,
      example: "evault identity card -o my.card")
  ) { session throws(UserError) in
    guard let path = session.invocation.path("output") else {
      throw UserError(.usage, "Say where to write the card: -o FILE")
    }
    let identity = try session.identity().identity
    let card = try user { () throws(VaultError) in try CardFile.create(identity, at: path) }
    let fingerprint = CardFile.fingerprint(card.key)
    return CommandResult(
      schema: "card", ["file": .string(path.description), "fingerprint": .string(fingerprint)],
      text: "Wrote your card: \(path)\nIts fingerprint, to be read to the custodian:\n  \(fingerprint)\n")
  }

  private static func result(_ identity: MemberIdentity, _ path: FilePath, _ before: String) -> CommandResult {
    let key = try? OpenSSHPublicKey(identity.signer.key.publicKey)
    let recipient = identity.ageIdentity?.recipient.description
    let vaults = identity.knownVaults.map(\.description)
    let members: JSONObject = [
      "file": .string(path.description), "recipient": recipient.map { .string($0) } ?? .null,
      "signing_key": .string(key?.line ?? ""),
      "fingerprint": .string(key?.fingerprint ?? ""), "kid": .string(identity.signer.kid),
      "known_vaults": .array(vaults.map { .string($0) }),
    ]
    let text =
      before
      + "age recipient  \(recipient ?? "none: seals, and opens nothing")\nsigning key    \(key?.line ?? "")\nfingerprint    \(key?.fingerprint ?? "")\nkey id         \(identity.signer.kid)\n"
      + vaults.map { "known vault    \($0)\n" }.joined()
    return CommandResult(schema: "identity", members, text: text)
  }
}
