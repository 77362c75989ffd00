import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault start`.
enum StartCommand {
  static let command = Command(
    CommandSpecification(
      ["start"], "In the field: start a kit, and bring the first evidence in.", positionals: "[PATH…]",
      count: 0...100_000,
      options: [
        .value("kit", nil, "DIR", help: "the kit's folder (else the one this program lies in, or the current one)"),
        .value(
          "fingerprint", nil, "HEX", help: "the kit's fingerprint as the custodian told you; asked for at a terminal"),
        .toggle("no-passphrase", help: "leave your signing key unsealed: whoever gets the kit, signs in your place"),
      ] + AddCommand.options,
      details: """
        Compare the kit's fingerprint with the one you were told another way: what you bring in is sealed to whoever made the kit.
        You get a key that signs and opens nothing. Nobody can be forced with it to show what was brought in, neither can you.
        """,
      example: "./evault start")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let place = invocation.path("kit") ?? FieldKit.find() ?? "."
    let kit = try user { () throws(VaultError) in
      let kit = try FieldKit(place)
      try kit.refuseStarted()
      return kit
    }
    let request = try AddCommand.request(session)
    try confirm(kit.invitation.claims.fingerprint, invocation)
    let (identity, founded) = try found(kit, invocation)
    let unlocked = try user { () throws(VaultError) in
      try UnlockedVault(Vault(FieldKit.vault(in: place)), identity: identity)
    }
    let report = request.paths.isEmpty ? nil : try AddCommand.bring(request, unlocked, invocation)
    return result(kit, founded, identity, report)
  }

  private static func confirm(_ fingerprint: Fingerprint, _ invocation: Invocation) throws(UserError) {
    if let text = try invocation.text("fingerprint") {
      guard let given = Fingerprint(typed: text) else {
        throw UserError(.usage, "A fingerprint has 64 hexadecimal digits.")
      }
      guard given == fingerprint else {
        throw UserError(
          .signerNotTrusted, "The kit's fingerprint is \(fingerprint), not the one you gave.",
          safe: "Nothing was changed.",
          next: "Ask the custodian again which it is. The kit may have been exchanged on its way: do not use it.")
      }
      return
    }
    guard Terminal.current.canAsk else {
      throw UserError(
        .signerNotTrusted, "The kit's fingerprint is \(fingerprint), and nobody confirmed it.",
        safe: "Nothing was changed.", next: "Compare it with what the custodian told you, then add: --fingerprint HEX")
    }
    StandardStream.message("The kit's fingerprint is\n  \(fingerprint.groupedLines(indent: 2))")
    guard Prompt.line("Is that what the custodian told you, all of it? Type yes: ") == "yes" else {
      throw UserError(
        .signerNotTrusted, "The fingerprint was not confirmed.", safe: "Nothing was changed.",
        next: "If it differs, do not use this kit: somebody may have exchanged it.")
    }
  }

  /// The identity, made or taken up from an interrupted start, and the vault that knows it.
  private static func found(
    _ kit: FieldKit, _ invocation: Invocation
  ) throws(UserError) -> (MemberIdentity, VaultFounding.Founded) {
    let file = FieldKit.identity(in: kit.path)
    let passphrase: SecretBytes?
    var identity: MemberIdentity
    if try user({ () throws(VaultError) in try kit.hasIdentity() }) {
      StandardStream.message("An earlier start was interrupted. Its key is taken up again: \(file)")
      let isSealed = try user { () throws(VaultError) in try IdentityFile.isSealed(file) }
      passphrase = isSealed ? try Passphrase.ask(invocation, "Its passphrase: ") : nil
      identity = try user { () throws(VaultError) in try IdentityFile.open(file, passphrase: passphrase) }
    } else {
      passphrase = invocation.has("no-passphrase") ? nil : try Passphrase.choose(invocation)
      identity = try user { () throws(VaultError) in
        let identity = try MemberIdentity.generate(sealsOnly: true)
        try IdentityFile.create(identity, at: file, passphrase: passphrase)
        return identity
      }
    }
    let own = identity
    let founded = try user { () throws(VaultError) in
      try kit.found(by: own) { fingerprint throws(VaultError) in
        try IdentityFile.pin(fingerprint, at: file, passphrase: passphrase)
      }
    }
    identity.knownVaults.append(founded.fingerprint)
    return (identity, founded)
  }

  private static func result(
    _ kit: FieldKit, _ founded: VaultFounding.Founded, _ identity: MemberIdentity, _ report: IntakeReport?
  ) -> CommandResult {
    let key = CardFile.fingerprint(identity.signer.key.publicKey)
    let vault = FieldKit.vault(in: kit.path)
    var text = """
      Started the kit. What you bring in is sealed at once, and nobody here can open it: \(vault)

      Read these two to the custodian when you can. By them they know that what arrives is yours.
        field vault   \(founded.fingerprint.groupedLines(indent: 16))
        signing key   \(key)

      Bring evidence in with: evault add PATH…     Hand it over with: evault handoff offer -o DIR

      """
    if !founded.weaknesses.isEmpty {
      text += """

        This disk cannot keep all of a vault's promises (\(founded.weaknesses.joined(separator: "; "))), which is usual for a stick.
        That is recorded. Do not pull it out while something is being written, and hand over soon.

        """
    }
    let claims = kit.invitation.claims
    var members: JSONObject = [
      "vault": .string(vault.description), "fingerprint": .string(founded.fingerprint.description),
      "home": .string(claims.vault.description), "kit": .string(claims.fingerprint.description),
      "label": .string(claims.label), "key": .string(key),
      "weak_storage": .array(founded.weaknesses.map { .string($0) }),
    ]
    for member in IntakeDisplay.members(report ?? IntakeReport()).members {
      members.append(member.name, member.value)
    }
    if let report { text += "\n" + IntakeDisplay.text(report) }
    return CommandResult(report.map(IntakeDisplay.code) ?? .done, schema: "start", members, text: text)
  }
}
