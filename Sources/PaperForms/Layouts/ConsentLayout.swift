/// The pages of a consent. Each grant is boxes: what may be done, for which purpose, to whom, with which data and in which form.
struct ConsentLayout: Sendable {
  private static let purposes = ["sanctions", "universal_jurisdiction", "icc", "civil", "advocacy", "research"]
  private static let checklist = [
    "who_we_are", "purpose", "voluntary", "use", "recipients", "risks", "benefits_not_promised",
    "confidentiality_and_its_limits", "storage", "withdrawal_and_its_limits", "possible_testimony", "feedback",
  ]

  private let blocks: Blocks

  init(_ blocks: Blocks) { self.blocks = blocks }

  var pages: [String] { [explanation, grants, decision] }

  private func field(
    _ name: String, _ width: Int = 1, hint: String? = nil, lines: Int = 1, ticks: [String] = [], canBeOpen: Bool = false
  ) -> String {
    blocks.field("field.consent.\(name)", width, hint: hint, lines: lines, ticks: ticks, canBeOpen: canBeOpen)
  }

  private var explanation: String {
    let points = Self.checklist.map { "<li>\(blocks.tick("checklist.\($0)"))</li>" }.joined(separator: "\n")
    return blocks.paragraph("consent.lead.decide", "lead") + blocks.paragraph("consent.lead.time", "lead")
      + blocks.paragraph("consent.lead.promise", "lead") + blocks.caution
      + blocks.heading("consent.explained") + blocks.paragraph("consent.explained.note")
      + "<ul>\n\(points)\n</ul>\n"
      + blocks.heading("consent.about")
      + blocks.row(
        field("pseudonym", 2), field("date", 4, hint: "hint.time"), field("version", 1),
        field("supersedes", 3, hint: "hint.consent"))
      + blocks.row(
        field("explained_by", 2, hint: "hint.role"),
        field("language", 2), field("form_version", 2))
      + blocks.row(
        field(
          "explained_how",
          ticks: ["explained.aloud", "explained.written", "explained.interpreter", "explained.pictures"]))
      + blocks.row(
        field("capacity", 3, ticks: ["capacity.own", "capacity.assisted", "capacity.guardian"], canBeOpen: true),
        field("guardian", 1, hint: "hint.pseudonym"))
      + blocks.row(field("time_to_reflect"), field("witness", hint: "hint.role"))
      + blocks.row(field("note", lines: 0))
  }

  private var grants: String {
    let own = ["collect", "record", "store", "recontact"].map { activity in
      "<div class=\"choice\"><span>\(blocks.yesNo)</span><b>\(blocks.text("activity.\(activity)"))</b></div>\n"
    }.joined()
    return blocks.heading("consent.grants") + blocks.paragraph("consent.grants.note")
      + "<div class=\"choice\"><span>\(blocks.tick("consent.nothing"))</span></div>\n" + own
      + blocks.heading("activity.share") + blocks.paragraph("activity.share.note")
      + Self.purposes.map(share).joined()
  }

  private func share(_ purpose: String) -> String {
    """
    <div class="grant">
    <div class="choice"><span>\(blocks.yesNo)</span><span><b>\(blocks.text("purpose.\(purpose)"))</b>: \(blocks.text("purpose.\(purpose).meaning"))</span></div>
    \(sides(recipients: true))</div>

    """
  }

  private func sides(recipients: Bool) -> String {
    let to = ["prosecutor", "court", "authority", "partner", "other"].map { "recipient.\($0)" }
    let data = ["name", "face", "voice", "location", "family", "medical", "content"].map { "data.\($0)" }
    let form = ["identified", "pseudonymous", "aggregate"].map { "form.\($0)" }
    return (recipients ? side("recipients", to) : "") + side("data", data) + side("form", form)
  }

  private func side(_ name: String, _ keys: [String]) -> String {
    // Whoever is to be named is written on a line.
    let blank = keys.last == "recipient.other" ? "<i class=\"blank\"></i>" : ""
    return
      "<p class=\"side\"><small>\(blocks.text("side.\(name)"))</small><span>\(blocks.ticks(keys))\(blank)</span></p>\n"
  }

  private var decision: String {
    let publish = """
      <div class="grant">
      <div class="choice"><span>\(blocks.yesNo)</span><span><b>\(blocks.text("activity.publish"))</b>: \(blocks.text("activity.publish.note"))</span></div>
      \(side("purposes", Self.purposes.map { "purpose.\($0)" }))\(sides(recipients: false))</div>

      """
    let conditions = ["no_death_penalty", "no_trial_in_absentia", "fair_trial_states_only"].map {
      "<li>\(blocks.tick("condition.\($0)"))</li>\n"
    }.joined()
    return publish
      + blocks.heading("field.consent.refusals") + blocks.paragraph("consent.refusals.note")
      + "<div class=\"line\"></div><div class=\"line\"></div>\n"
      + blocks.heading("field.consent.conditions") + blocks.paragraph("consent.conditions.note")
      + "<ul class=\"one\">\n\(conditions)</ul>\n<p>\(blocks.text("condition.words"))</p>\n<div class=\"line\"></div>\n"
      + blocks.row(
        blocks.field("consent.ends", 1, hint: "consent.ends.note"),
        blocks.field("consent.review", 1, hint: "hint.date"),
        field("items", 1, hint: "hint.item"))
      + blocks.heading("consent.withdraw") + blocks.paragraph("consent.withdraw.how")
      + blocks.paragraph("consent.withdraw.limits")
      + blocks.row(blocks.field("consent.withdraw.channel"))
      + blocks.heading("consent.sign") + blocks.paragraph("consent.sign.note")
      + blocks.row(
        field("recording", hint: "hint.item", lines: 2, ticks: ["consent.sign.oral"]),
        blocks.field("consent.sign.explainer", 1, hint: "hint.role"))
      + blocks.row(blocks.frame("consent.sign.signature", 2), blocks.frame("consent.sign.thumb"))
  }
}
