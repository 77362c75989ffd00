/// The pages of a hand-over sheet: what the schema `acquisition` asks for of a thing, and a line for each time that it changes hands.
struct CustodyLayout: Sendable {
  private static let columns = ["date", "time", "from", "to", "what", "condition", "seal", "signatures"]

  private let blocks: Blocks

  init(_ blocks: Blocks) { self.blocks = blocks }

  var pages: [String] { [thing, chain] }

  private func field(
    _ name: String, _ width: Int = 1, hint: String? = nil, lines: Int = 1, ticks: [String] = [],
    canBeOpen: Bool = false
  ) -> String {
    blocks.field(
      "field.acquisition.\(name)", width, hint: hint, lines: lines, ticks: ticks, canBeOpen: canBeOpen)
  }

  private var thing: String {
    blocks.caution + blocks.row(blocks.field("custody.thing", 5, lines: 2), field("items", 3, hint: "hint.item"))
      + blocks.row(
        field("physical.container", 3), field("physical.seal", 2), field("physical.state_in_situ", 4),
        field("physical.photographed_before", 3, ticks: ["answer.yes", "answer.no"]))
      + blocks.heading("custody.origin")
      + blocks.row(
        field("date", 3, hint: "hint.date"), field("time", 3, hint: "hint.time"),
        field("place", 3, hint: "hint.place"), field("collector", 3, hint: "hint.role"))
      + blocks.row(
        field("source", 3, hint: "hint.pseudonym", lines: 2, ticks: ["custody.none"]),
        field("custody_before", 4, hint: "hint.role", lines: 2, canBeOpen: true),
        field("how_source_obtained", 4, lines: 2))
      + blocks.row(
        field("legality"), field("why_collected"), field("risk"))
      + blocks.row(
        field("originator_control", hint: "hint.role"), field("restrictions"), field("handover.purpose"))
      + blocks.row(field("note", lines: 0))
  }

  private var chain: String {
    let heads = Self.columns.map { "<th scope=\"col\" class=\"\($0)\">\(blocks.text("custody.column.\($0)"))</th>" }
    let cells = Self.columns.map { $0 == "signatures" ? "<td><div></div><div></div></td>" : "<td></td>" }.joined()
    return blocks.heading("custody.chain") + blocks.paragraph("custody.lead")
      + "<table>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
      + String(repeating: "<tr>\(cells)</tr>\n", count: 8) + "</tbody>\n</table>\n"
      + blocks.paragraph("custody.more", "small")
  }
}
