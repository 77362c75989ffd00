import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault dossier profiles`, `profile` and `profile add`. The first two need no vault, unless it is asked for its own.
enum DossierProfileCommands {
  private static let own = OptionSpecification.toggle(
    "own", help: "with those that your organisation added to the vault")

  static let list = Command(
    CommandSpecification(
      ["dossier", "profiles"], "List the profiles of dossiers: what kinds of submissions are known.", options: [own],
      details: "A profile is guidance, and data: nobody's instructions are followed by following it.",
      example: "evault dossier profiles")
  ) { session throws(UserError) in
    let profiles =
      try session.invocation.has("own") ? library(session).map(\.profile) : Profiles.names.compactMap(Profiles.named)
    var table = TextTable("PROFILE", "VERSION", "REVIEWED", "TITLE")
    for profile in profiles {
      table.add(profile.name, String(profile.version), profile.review?.day ?? "by nobody", profile.title)
    }
    return CommandResult(
      schema: "profiles", ["profiles": .array(profiles.map { .object(summary($0)) })],
      text: table.render() + "\nWhat one asks for: evault dossier profile NAME\n")
  }

  static let show = Command(
    CommandSpecification(
      ["dossier", "profile"], "Show what a profile asks for: sections, elements, rules, and where that comes from.",
      positionals: "NAME", count: 1...1,
      options: [own, .toggle("document", help: "the profile itself, as JSON, to begin one of your own with")],
      details: "With --json, the whole of it is under `document`.", example: "evault dossier profile sanctions-uk")
  ) { session throws(UserError) in
    let name = try session.invocation.words()[0]
    let found =
      try session.invocation.has("own")
      ? library(session).map(\.profile).first { $0.name == name } : Profiles.named(name)
    guard let profile = found else {
      throw UserError(
        .usage, "There is no profile of this name.",
        next: "See: evault dossier profiles, and with the vault's own: evault dossier profiles --own")
    }
    guard let document = try? JSONParser().parse(profile.bytes) else {
      throw UserError(.failed, "The profile cannot be read.")
    }
    let isWhole = session.invocation.has("document")
    return CommandResult(
      schema: "profile", ["document": document],
      text: isWhole ? String(decoding: profile.bytes, as: UTF8.self) : ProfileDisplay.text(profile))
  }

  static let add = Command(
    CommandSpecification(
      ["dossier", "profile", "add"], "Add a profile of your own, or one in the place of another.",
      positionals: "FILE", count: 1...1, options: [DossierChoice.reason],
      details: """
        FILE is JSON as Schemas/profile.schema.json takes it; begin with one that there is: evault dossier profile sanctions-uk --document. One that takes the
        place of another has its name and a higher version, and a reason. It is sealed to general; for custodians only. Dossiers that were begun before keep to
        theirs until they take the newest.
        """,
      example: "evault dossier profile add our-letter.json")
  ) { session throws(UserError) in
    let reason = try GovernanceInput.text("reason", session.invocation)
    let bytes = try user { () throws(VaultError) in try RecordFile.read(session.invocation.positionals[0]) }
    let unlocked = try session.unlock()
    let profile = try user { () throws(VaultError) in try ProfileWriting(unlocked).add(bytes, reason: reason) }
    return CommandResult(
      schema: "profile-added", ["profile": .string(profile.name), "version": .integer(profile.version)],
      text: "Added the profile \(profile.name), version \(profile.version).\n")
  }

  private static func library(_ session: Session) throws(UserError) -> [ProfileVersion] {
    let unlocked = try session.unlock()
    return try user { () throws(VaultError) in try ProfileLibrary(unlocked).current() }
  }

  private static func summary(_ profile: Profile) -> JSONObject {
    [
      "profile": .string(profile.name), "version": .number(JSONNumber(profile.version)),
      "title": .string(profile.title), "addressee": .string(profile.addressee), "drafted": .string(profile.drafted),
      "reviewed": profile.review.map { ["on": .string($0.day), "by": .string($0.person)] } ?? nil,
    ]
  }
}
