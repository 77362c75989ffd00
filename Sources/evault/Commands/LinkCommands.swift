import Custody
import Linkage
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultKit

/// `evault link add`, `list` and `check`.
enum LinkCommands {
  static let add = Command(
    CommandSpecification(
      ["link", "add"], "Record a link between two records, with what it rests on.", positionals: "[FILE]", count: 0...1,
      options: [
        .value("type", nil, "T", help: "without a file: the type of the link, as commands or present_at"),
        .value("from", nil, "ID", help: "what the statement is about"),
        .value("to", nil, "ID", help: "what it is tied to"),
        .value("cite", nil, "ITEM", repeats: true, help: "an item that it rests on"),
        .value("since", nil, "DATE", help: "since when it holds"),
        .value("until", nil, "DATE", help: "until when"),
        .value("basis", nil, "B", help: "de_jure, de_facto, both or unknown"),
        .value("status", nil, "S", help: "accepted, conflict or work_needed (the default)"),
        .value("confidence", nil, "C", help: "low, medium or high"),
        .value("polarity", nil, "P", help: "inculpatory, exculpatory or neutral"),
        .value("compartment", nil, "C", help: "the compartment to seal it to (else general)"),
      ],
      details: """
        The link is JSON, from a file or a pipe (evault record template link), or is made of options. Roles, ranks, quotes and notes are personal and come
        in JSON only. What a link names must be there, and be what its type ties; who can read nothing is not held to that.
        """,
      example: """
        evault link add --type commands --from 8Q3T-MZ1K-0VRE-7XA2H --to 5D2P-9WQX-ZZ10-4MB7X --since 2014-05 --cite JZ32-A5CZ-PC17-2Q3VT
        evault link add < link.json
        """)
  ) { session throws(UserError) in
    let fields =
      session.invocation.has("type")
      ? try options(session) : try RecordInput.fields(session.invocation.positionals.first)
    let compartment = try session.invocation.text("compartment")
    let unlocked = try session.unlock()
    var random = RandomPool()
    let draft = RecordDraft(id: Identifier(&random), type: .link, fields: fields, compartment: compartment)
    var contradictions: [Contradiction] = []
    var read: LinkageGraph?
    var text = "Recorded \(draft.id) (link).\n"
    // What is not even a link is refused where it is written, in the words of its schema.
    if unlocked.canOpen, RecordValidation.faults(fields, .link).isEmpty {
      let reading = LinkageReading(unlocked)
      let graph = try user { () throws(VaultError) in try reading.graph(with: [draft]) }
      read = graph
      let faults = reading.faults(of: [draft], in: graph)
      guard faults.isEmpty else {
        throw UserError(
          .usage, faults.map { words($0, draft.id) }.joined(separator: " "),
          safe: "Nothing was written.", next: "See: evault record list")
      }
      contradictions = graph.contradictions().filter { $0.links.contains { $0.id == draft.id.description } }
      for contradiction in contradictions {
        text += Style.warning("contradiction") + "  \(contradiction.kind.words): "
        text += contradiction.links.map(\.id).joined(separator: ", ") + "\n"
      }
    }
    let graph = read
    try user { () throws(VaultError) in try RecordWriting(unlocked).add([draft], in: graph) }
    return CommandResult(
      schema: "link-written",
      [
        "record": .string(draft.id.description),
        "contradictions": .array(
          contradictions.map { contradiction in
            .object([
              "kind": .string(contradiction.kind.rawValue), "proven": .bool(contradiction.isProven),
              "links": .array(contradiction.links.map { .string($0.id) }),
            ])
          }),
      ], text: text)
  }

  /// A finding about a link that has no name yet.
  private static func words(_ finding: LinkageFinding, _ id: Identifier) -> String {
    finding.sentence.replacing("The link \(id)", with: "This link").replacing(id.description, with: "This link")
  }

  /// The link that the options say. Whether their words are right is for the schema.
  private static func options(_ session: Session) throws(UserError) -> JSONObject {
    guard session.invocation.positionals.isEmpty else {
      throw UserError(.usage, "The link comes from a file or from options, not from both.")
    }
    func word(_ name: String) throws(UserError) -> JSON? { try session.invocation.text(name).map { .string($0) } }
    var fields: JSONObject = [:]
    fields["link_type"] = try word("type")
    for end in ["from", "to"] { fields[end] = .string(try LinkageInput.required(end, session)) }
    for (name, option) in [("basis", "basis"), ("from_date", "since"), ("to_date", "until")] {
      fields[name] = try word(option)
    }
    var citations: [JSON] = []
    for item in try session.invocation.texts("cite") {
      citations.append(.object(["item": .string(try session.item(item).description)]))
    }
    fields["citations"] = .array(citations)
    fields["status"] = try word("status") ?? "work_needed"
    for name in ["confidence", "polarity"] { fields[name] = try word(name) }
    return fields
  }

  static let list = Command(
    CommandSpecification(
      ["link", "list"], "List links as they stand, with what each rests on.",
      options: [
        .value("about", nil, "ID", help: "only links that tie this record or item, or cite this item"),
        .value("type", nil, "T", help: "only links of this type"),
        .value("status", nil, "S", help: "only links with this status: accepted, conflict, work_needed"),
        LinkageInput.date,
      ],
      details: "With --on, only links that were, or may have been, in force on the date.",
      example: "evault link list --about 5D2P-9WQX-ZZ10-4MB7X --on 2014-07-15")
  ) { session throws(UserError) in
    let about = try session.invocation.text("about").map { text throws(UserError) in try session.item(text).description
    }
    let type = try choice("type", LinkType.self, session)
    let status = try choice("status", LinkStatus.self, session)
    let date = try LinkageInput.date(session)
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let links = graph.links.filter { link in
      !link.type.isField && (type.map { link.type == $0 } ?? true) && (status.map { link.status == $0 } ?? true)
        && (about.map { id in link.from == id || link.to == id || link.citations.contains { $0.item == id } } ?? true)
        && (date.map { graph.standing(link, on: $0) != .no } ?? true)
    }
    var text = links.map { link in
      LinkDisplay.lines(link, graph, standing: date.map { graph.standing(link, on: $0) }, indent: 0)
    }.joined(separator: "\n")
    text += links.isEmpty ? "No links.\n" : "\n\(AskLinksCommands.count(links.count, "link")).\n"
    return CommandResult(
      schema: "links",
      [
        "date": LinkageJSON.date(date), "links": .array(links.map { LinkDisplay.json($0, graph) }),
        "nodes": LinkDisplay.nodes(LinkDisplay.ends(links), graph),
      ], text: text + Unreadable.advice(unlocked))
  }

  static let check = Command(
    CommandSpecification(
      ["link", "check"], "Check links: ends that are not there, circles where none may be, dates the wrong way round.",
      details: "What links say against each other is another question: evault ask contradictions",
      example: "evault link check")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let graph = try LinkageInput.graph(unlocked)
    let findings = graph.check()
    let links = graph.links.count { !$0.type.isField }
    var text = findings.map { Style.bad($0.code.rawValue) + "  " + $0.sentence + "\n" }.joined()
    text +=
      AskLinksCommands.count(links, "link") + " checked; "
      + (findings.isEmpty ? "nothing is wrong with them.\n" : AskLinksCommands.count(findings.count, "finding") + ".\n")
    return CommandResult(
      findings.isEmpty ? .done : .failed, schema: "link-check",
      [
        "links": .integer(links),
        "findings": .array(
          findings.map { finding in
            .object([
              "code": .string(finding.code.rawValue), "record": .string(finding.record),
              "related": .array(finding.related.map { .string($0) }), "sentence": .string(finding.sentence),
            ])
          }),
      ], text: text + Unreadable.advice(unlocked))
  }

  /// The word that an option takes, of those that a type has.
  private static func choice<T: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ type: T.Type, _ session: Session
  ) throws(UserError) -> T? {
    guard let text = try session.invocation.text(name) else { return nil }
    guard let value = T(rawValue: text) else {
      throw UserError(
        .usage, "--\(name) does not take \(text).",
        next: "It takes: \(T.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return value
  }
}
