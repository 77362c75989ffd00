import Consent
import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault find`.
enum FindCommand {
  static let command = Command(
    CommandSpecification(
      ["find"], "Find items and records by words, and by whom and what they speak of.", count: 0...100_000,
      options: [
        .value("type", nil, "T", help: "only items or records of this type: interview, photograph, person, incident…"),
        .value("person", nil, "P", help: "only what speaks of this person: a pseudonym (P-…) or a record's identifier"),
        PaperFormOption.option(
          "only what belongs to this paper form: its record, photographs, and what names it", name: "paper"),
        .value("place", nil, "ID", help: "only what speaks of this place: its record's identifier"),
        .value("from", nil, "DATE", help: "only what speaks of this day or a later one (2014, 2014-07, 2014-07-15)"),
        .value("to", nil, "DATE", help: "only what speaks of this day or an earlier one"),
        .value("marking", nil, "M", help: "only what is marked so: open, confidential-annex, withhold"),
        .toggle("has-consent", help: "only items that may be shared, as consent stands: --for and --recipient say how"),
        .value("recipient", nil, "OFFICE", help: "with --has-consent: who would receive it, an office, never a person"),
        .value("limit", nil, "N", help: "at most so many (else 20)"),
      ] + UseOptions.all,
      details: """
        Words are asked for at a terminal, or read from standard input: they may name people, and are no arguments. All of them
        must be there, each also as the beginning of a longer one; "words in quotation marks" follow each other; -word and
        -"such words" must not be there. Capitals, accents and vowel marks do not matter. Searched is what intakes and records
        say, as far as you may read them, and what stands in texts that you have opened (evault index opens all); not who a
        pseudonym is. What names no day counts for the one when it was recorded. --has-consent asks what evault consent check
        asks, for the payload of each item; it finds what needs no consent, too. An export asks again.
        """,
      example: """
        evault find --type interview --from 2014-07
        evault find --has-consent --for sanctions --recipient "sanctions office" --recipient-class authority
        echo 'convoy "northern bridge"' | evault find --json
        """)
  ) { session throws(UserError) in
    guard session.invocation.positionals.isEmpty else {
      throw UserError(
        .usage, "Words to find are no arguments: they are asked for at a terminal, or read from standard input.",
        safe: "Nothing was looked for.",
        next:
          "What was typed may stand in your shell's history now; where it names people, take it out there. Then: evault find"
      )
    }
    let request = try request(session.invocation)
    let unlocked = try session.unlock()
    var asked = request
    asked.type = try FindWords.type(request.type, unlocked)
    asked.words = try words()
    let final = asked
    let (found, hasMore) = try user { () throws(VaultError) in try Finding(unlocked).find(final) }
    let unreadable = try user { () throws(VaultError) in try Inventory(unlocked).unreadable() }
    let members: JSONObject = [
      "found": .array(found.map(json)), "has_more": .bool(hasMore), "unreadable": Unreadable.json(unreadable, unlocked),
    ]
    return CommandResult(
      Unreadable.code(unreadable, unlocked), schema: "find", members,
      text: text(found, hasMore, request.limit) + Unreadable.lines(unreadable, unlocked) + Unreadable.advice(unlocked))
  }

  private static func request(_ invocation: Invocation) throws(UserError) -> Finding.Request {
    var request = Finding.Request()
    request.type = try invocation.text("type")
    for option in ["person", "place"] { if let name = try invocation.text(option) { request.about.append(name) } }
    if let form = try PaperFormOption.number(invocation, name: "paper") { request.about.append(form.description) }
    request.from = try day("from", invocation)
    request.to = try day("to", invocation)
    request.marking = try FindWords.marking(invocation.text("marking"))
    request.sharing = try sharing(invocation)
    if let text = try invocation.text("limit") {
      guard let limit = Int(text), (1...100_000).contains(limit) else {
        throw UserError(.usage, "--limit is a number from 1 to 100000.")
      }
      request.limit = limit
    }
    return request
  }

  private static func sharing(_ invocation: Invocation) throws(UserError) -> Finding.Sharing? {
    let recipient = try GovernanceInput.text("recipient", invocation)
    guard invocation.has("has-consent") else {
      guard recipient == nil, !UseOptions.all.contains(where: { invocation.has($0.name) }) else {
        throw UserError(
          .usage, "--for, --recipient and what goes with them say how, and --has-consent that it is asked.")
      }
      return nil
    }
    let use = try UseOptions.read(invocation)
    guard use.purpose != nil, recipient != nil || !use.recipientClasses.isEmpty else {
      throw UserError(
        .usage, "Consent is for a purpose and a recipient: no answer holds for all.",
        next: "Say them: --for PURPOSE --recipient OFFICE, or --recipient-class CLASS")
    }
    return Finding.Sharing(use: use, recipient: recipient)
  }

  private static func day(_ option: String, _ invocation: Invocation) throws(UserError) -> Finding.Day? {
    guard let text = try invocation.text(option) else { return nil }
    guard let day = Finding.Day(text) else {
      throw UserError(
        .usage, "--\(option) \(text) is no date.", next: "For example: 2014, 2014-07 or 2014-07-15.")
    }
    return day
  }

  private static func words() throws(UserError) -> String {
    if Terminal.current.canAsk { return Prompt.line("Words to find (Enter for all): ") ?? "" }
    let bytes = try user { () throws(VaultError) in try RecordFile.read("-") }
    guard let text = FilePath(bytes: bytes).text else {
      throw UserError(.usage, "The words on standard input are not UTF-8 text.")
    }
    return text
  }

  private static func text(_ found: [Finding.Found], _ hasMore: Bool, _ limit: Int) -> String {
    guard !found.isEmpty else { return "Nothing was found.\n" }
    var text = ""
    for one in found {
      text += Style.heading(VisibleText.escape(one.title)) + "\n"
      text +=
        "  \(one.isRecord ? "record" : "item") \(one.subject)  \(VisibleText.escape(one.type))  \(one.recorded)\(one.consent.map { "  consent: \($0.rawValue)" } ?? "")\n"
      let snippet = one.snippet.map { part in
        let visible = VisibleText.escape(part.text.replacing("\n", with: " · "))
        return part.isMatch ? Style.heading(visible) : visible
      }.joined()
      if !snippet.isEmpty { text += "  " + snippet + "\n" }
    }
    text += "\n\(found.count) found" + (hasMore ? ", and more: --limit \(limit * 5)\n" : ".\n")
    return text
  }

  private static func json(_ found: Finding.Found) -> JSON {
    var object: JSONObject = [
      "subject": .string(found.subject.description), "kind": .string(found.isRecord ? "record" : "item"),
      "type": .string(found.type), "recorded": .string(found.recorded.description),
      "index": .number(JSONNumber(found.entry)), "title": .string(found.title),
      "snippet": .array(
        found.snippet.map { .object(["text": .string($0.text), "is_match": .bool($0.isMatch)]) }),
    ]
    if let rule = found.consent { object["consent"] = .string(rule.rawValue) }
    return .object(object)
  }
}
