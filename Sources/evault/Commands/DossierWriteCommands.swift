import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault dossier new` and `edit`.
enum DossierWriteCommands {
  static let new = Command(
    CommandSpecification(
      ["dossier", "new"], "Begin a dossier: an argument to an addressee, and the exhibits that it rests on.",
      positionals: "[FILE]", count: 0...1,
      options: [
        .value("profile", nil, "P", help: "what it has to contain (evault dossier profiles)"),
        .value("compartment", nil, "C", help: "the compartment to seal it to (else general)"),
      ],
      details: """
        Its title is asked for at a terminal, or comes in JSON from a file or a pipe, with whatever else is known: title, addressee, subjects, answers, texts,
        arguments, as evault dossier edit takes them. A profile is guidance: read the addressee's own instructions.
        """,
      example: "evault dossier new --profile sanctions-uk\nevault dossier new --profile sanctions-eu < begin.json")
  ) { session throws(UserError) in
    guard let profile = try session.invocation.text("profile") else {
      throw UserError(.usage, "What kind of submission is it? --profile P", next: "See: evault dossier profiles")
    }
    let (title, changes) = try beginning(session.invocation.positionals.first)
    let compartment = try session.invocation.text("compartment")
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in
      try DossierWriting(unlocked).begin(profile: profile, title: title, compartment: compartment, changes: changes)
    }
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(kept),
      text:
        "Began the dossier \(kept.id) (\(profile), version \(kept.profile.version)).\n"
        + DossierDisplay.caution(kept.profile)
        + "What it needs: evault dossier check\n")
  }

  private static func beginning(_ path: FilePath?) throws(UserError) -> (title: String, changes: DossierEdit?) {
    if path == nil, Terminal.current.canAsk {
      guard let title = Prompt.line("What is it called among you: "), !title.isEmpty else {
        throw UserError(.usage, "A dossier has a title.", safe: "Nothing was written.")
      }
      return (title, nil)
    }
    let fields = try user { () throws(VaultError) in try RecordFile.object(RecordFile.read(path ?? "-")) }
    guard let title = fields["title"]?.stringValue else {
      throw UserError(.usage, "A dossier has a title: {\"title\": \"…\"}", safe: "Nothing was written.")
    }
    return (title, try changes(fields))
  }

  static func changes(_ fields: JSONObject) throws(UserError) -> DossierEdit {
    do throws(DossierError) { return try DossierEdit(fields) } catch {
      throw UserError(.usage, error.faults.joined(separator: " "), safe: "Nothing was written.")
    }
  }

  static let edit = Command(
    CommandSpecification(
      ["dossier", "edit"], "Change what a dossier says: texts, answers, arguments, subjects.",
      positionals: "[FILE]", count: 0...1,
      options: [
        DossierChoice.option,
        .value(
          "at", nil, "PLACE",
          help:
            "one place, whose text is asked for or comes on a pipe: SECTION, SECTION/FIELD, argument/ELEMENT, title, addressee, note, language; or exculpatory_review, as JSON"
        ),
        .value("subject", nil, "ID", repeats: true, help: "a person or unit that it is about (its record)"),
        .toggle("newest-profile", help: "keep to the newest version of the profile from now on"),
        DossierChoice.reason,
      ],
      details: """
        Without --at and --subject, changes come as JSON from a file or a pipe; only what is named there changes, and null takes it out:
        {"addressee": "…", "answers": {"cover": {"submitter": "…"}}, "texts": {"summary": "…"},
        "arguments": {"ELEMENT": "…", "OTHER": {"not_argued": "why"}}, "exhibit_titles": {"3": "…"},
        "exculpatory_review": {"result": "none_found", "text": "where it was looked for"}}
        Every version stays: evault record history DOSSIER
        """,
      example: "evault dossier edit --at summary < summary.txt\nevault dossier edit < changes.json")
  ) { session throws(UserError) in
    let reason = try GovernanceInput.text("reason", session.invocation) ?? "edited"
    let id = try DossierChoice.id(session)
    let place = try session.invocation.text("at")
    let subjects = try session.invocation.texts("subject").map { text throws(UserError) in
      try session.item(text).description
    }
    let unlocked = try session.unlock()
    if session.invocation.has("newest-profile") {
      guard place == nil, subjects.isEmpty, session.invocation.positionals.isEmpty else {
        throw UserError(.usage, "--newest-profile goes alone: nothing else is changed with it.")
      }
      let name = try user { () throws(VaultError) in if let id { id } else { try DossierReading(unlocked).only() } }
      let kept = try user { () throws(VaultError) in try DossierWriting(unlocked).takeNewestProfile(name) }
      return result(kept, "It keeps to version \(kept.profile.version) of \(kept.profile.name) now.\n")
    }
    let before = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    var fields = JSONObject()
    if let place {
      fields = try DossierPlace.changes(place, before, session.invocation.positionals.first)
    } else if subjects.isEmpty {
      fields = try RecordInput.fields(session.invocation.positionals.first)
    }
    let edit = try changes(fields)
    let changed = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(before.id, reason: reason) { dossier throws(DossierError) in
        dossier = try edit.applied(to: dossier)
        for subject in subjects where !dossier.subjects.contains(subject) { dossier.subjects.append(subject) }
      }
    }
    let isSame = changed.kept.event.statement.event == before.event.statement.event
    return result(changed.kept, isSame ? "Nothing changed.\n" : "Changed the dossier \(before.id).\n")
  }

  private static func result(_ kept: KeptDossier, _ text: String) -> CommandResult {
    CommandResult(schema: "dossier-written", DossierDisplay.written(kept), text: text)
  }
}
