import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit
import VaultStore

/// `evault show`.
enum ShowCommand {
  static let command = Command(
    CommandSpecification(
      ["show"], "Show what is known about an item.", positionals: "ITEM", count: 1...1,
      options: [.toggle("assessed", help: "say so, too, where nobody has assessed it")],
      details: """
        Assessments are records of the type assessment: of the source, the item and what it says, each apart. Of what is said to say the
        same, only independent sources count: not what comes from the same person, or goes back to the same item.
        """,
      example: "evault show 8Q3T-MZ1K-0VRE-7XA2H")
  ) { session throws(UserError) in
    let item = try session.item(session.invocation.words()[0])
    let unlocked = try session.unlock()
    let chain = try user { () throws(VaultError) in try Access(unlocked).custody(of: item) }
    if let tombstone = try user({ () throws(VaultError) in try Inventory(unlocked).tombstones().tombstone(of: item) }) {
      return CommandResult(
        schema: "show",
        [
          "item": .string(item.description), "intake": .null, "payload_objects": .array([]),
          "event_count": .integer(chain.count), "holds": .array([]),
          "erased": .object(TombstoneDisplay.json(tombstone)), "same_content": .array([]), "assessments": .array([]),
          "corroborations": .array([]), "independent_sources": 0, "paper_form": .null,
        ],
        text: TombstoneDisplay.sentence(tombstone) + "\n")
    }
    let holds = try? Holds(unlocked).shown()
    guard let intake = chain.first(where: { $0.action == .ingested }) else {
      throw UserError(.failed, "\(item) is no item.", next: "See: evault list; of a record: evault record show \(item)")
    }
    var text = Style.heading("Item \(item)") + "\n"
    for member in intake.disclosed.members where member.name != "action" && member.name != MessengerCopy.claim {
      text +=
        "  " + TextWidth.fit(EventDisplay.label(member.name), 15) + EventDisplay.claim(member.name, member.value) + "\n"
    }
    text +=
      "  " + TextWidth.fit("recorded", 15)
      + "\(intake.statement.recorded)\(HumanTime.local(intake.statement.recorded).map { " (\($0))" } ?? "") by \(intake.signer.label) (\(intake.signer.role.rawValue))\n"
    text += "  " + TextWidth.fit("in the log", 15) + "\(EventDisplay.place(intake))\n"
    let places = intake.payloads.map { ObjectStore.path(of: $0).description }
    text += "  " + TextWidth.fit("payload in", 15) + places.joined(separator: ", ") + "\n"
    text += "  " + TextWidth.fit("compartment", 15) + (intake.compartment ?? "") + "\n"
    let alike = try user { () throws(VaultError) in try Inventory(unlocked).itemsLike(item) }
    if !alike.isEmpty {
      text += "  " + TextWidth.fit("same content", 15) + alike.map(\.description).joined(separator: ", ") + "\n"
    }
    let signs = (intake.disclosed[MessengerCopy.claim]?.arrayValue ?? []).compactMap {
      $0.stringValue.flatMap(MessengerCopy.Sign.init(rawValue:))
    }
    if let sentence = MessengerCopy.sentence(signs) { text += "  " + TextWidth.fit("copy", 15) + sentence + "\n" }
    let assessed = try user { () throws(VaultError) in try ItemAssessments(item, unlocked) }
    text += AssessmentDisplay.lines(assessed, saysWhereNone: session.invocation.has("assessed"))
    let form = try PaperFormReading.number(intake).map { number throws(UserError) in
      try user { () throws(VaultError) in try PaperFormReading(unlocked).known(number) }
    }
    if let form { text += PaperFormDisplay.lines(form, besides: item) }
    text += HoldDisplay.line(holds ?? [], keeping: item)
    text += "  " + TextWidth.fit("events", 15) + "\(chain.count)   (evault custody \(item))\n"
    var members: JSONObject = [
      "item": .string(item.description), "intake": EventDisplay.json(intake),
      "payload_objects": .array(intake.payloads.map { .string($0.hex) }), "event_count": .integer(chain.count),
      "holds": .array((holds ?? []).filter { $0.keeps(item) }.map(HoldDisplay.json)), "erased": .null,
      "same_content": .array(alike.map { .string($0.description) }),
      "paper_form": form.map(PaperFormDisplay.json) ?? .null,
    ]
    for member in AssessmentDisplay.json(assessed).members { members.append(member.name, member.value) }
    return CommandResult(schema: "show", members, text: text)
  }
}
