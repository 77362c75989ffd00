import Custody
import SelectiveDisclosure
import TerminalInterface
import Translations
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
        InterfaceLanguage.option,
      ] + AddCommand.options,
      details: """
        Compare the kit's fingerprint with the one you were told another way: what you bring in is sealed to whoever made the kit.
        You get a key that signs and opens nothing. Nobody can be forced with it to show what was brought in, neither can you.
        """,
      example: "./evault start")
  ) { session throws(UserError) in
    let invocation = session.invocation
    try InterfaceLanguage.take(invocation)
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
        throw UserError(.usage, Phrase("error.fingerprint"), next: Phrase("error.fingerprint.next"))
      }
      guard given == fingerprint else {
        throw UserError(
          .signerNotTrusted, Phrase("start.differs", ["fingerprint": fingerprint.description]),
          safe: Phrase("safe.unchanged"), next: Phrase("start.differs.next"))
      }
      return
    }
    guard Terminal.current.canAsk else {
      throw UserError(
        .signerNotTrusted, Phrase("start.unconfirmed", ["fingerprint": fingerprint.description]),
        safe: Phrase("safe.unchanged"), next: Phrase("start.unconfirmed.next", ["option": "--fingerprint HEX"]))
    }
    StandardStream.message("\(Interface.text("start.fingerprint"))\n  \(fingerprint.groupedLines(indent: 2))")
    guard SpokenAnswer.confirms("start.confirm") else {
      throw UserError(
        .signerNotTrusted, Phrase("start.not_confirmed"), safe: Phrase("safe.unchanged"),
        next: Phrase("start.not_confirmed.next"))
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
      StandardStream.message(Interface.text("start.taken_up", ["file": file.description]))
      let isSealed = try user { () throws(VaultError) in try IdentityFile.isSealed(file) }
      passphrase = isSealed ? try Passphrase.ask(invocation, Interface.text("start.passphrase") + " ") : nil
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
    let names = ["start.field_vault", "start.signing_key"].map { Interface.text($0) }
    let width = (names.map(TextWidth.columns).max() ?? 0) + 3
    var text = """
      \(Interface.text("start.started", ["vault": vault.description]))

      \(Interface.text("start.read"))
        \(TextWidth.fit(names[0], width))\(founded.fingerprint.groupedLines(indent: width + 2))
        \(TextWidth.fit(names[1], width))\(key)

      \(Interface.text("start.next", ["add": "evault add PATH…", "handoff": "evault handoff offer -o DIR"]))

      """
    if !founded.weaknesses.isEmpty {
      text += """

        \(Interface.text("start.weak", ["weaknesses": founded.weaknesses.joined(separator: "; ")]))
        \(Interface.text("start.weak.next"))

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
