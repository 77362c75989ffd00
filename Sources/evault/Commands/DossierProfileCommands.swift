import Dossiers
import SelectiveDisclosure
import TerminalInterface

/// `evault dossier profiles` and `profile`: they need no vault.
enum DossierProfileCommands {
  static let list = Command(
    CommandSpecification(
      ["dossier", "profiles"], "List the profiles of dossiers: what kinds of submissions are known.",
      details: "A profile is guidance, and data: nobody's instructions are followed by following it.",
      example: "evault dossier profiles")
  ) { _ throws(UserError) in
    let profiles = Profiles.names.compactMap(Profiles.named)
    var table = TextTable("PROFILE", "REVIEWED", "TITLE")
    for profile in profiles { table.add(profile.name, profile.review?.day ?? "by nobody", profile.title) }
    return CommandResult(
      schema: "profiles", ["profiles": .array(profiles.map { .object(summary($0)) })],
      text: table.render() + "\nWhat one asks for: evault dossier profile NAME\n")
  }

  static let show = Command(
    CommandSpecification(
      ["dossier", "profile"], "Show what a profile asks for: sections, elements, rules, and where that comes from.",
      positionals: "NAME", count: 1...1, details: "With --json, the whole of it is under `document`.",
      example: "evault dossier profile sanctions-uk")
  ) { session throws(UserError) in
    let name = try session.invocation.words()[0]
    guard let profile = Profiles.named(name) else {
      throw UserError(.usage, "There is no profile of this name.", next: "See: evault dossier profiles")
    }
    guard let document = try? JSONParser().parse(profile.bytes) else {
      throw UserError(.failed, "The profile cannot be read.")
    }
    return CommandResult(schema: "profile", ["document": document], text: ProfileDisplay.text(profile))
  }

  private static func summary(_ profile: Profile) -> JSONObject {
    [
      "profile": .string(profile.name), "version": .number(JSONNumber(profile.version)),
      "title": .string(profile.title), "addressee": .string(profile.addressee), "drafted": .string(profile.drafted),
      "reviewed": profile.review.map { ["on": .string($0.day), "by": .string($0.person)] } ?? nil,
    ]
  }
}
