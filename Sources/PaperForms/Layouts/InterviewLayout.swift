/// The pages of an interview: what the schema `interview` asks for that can be written by hand.
struct InterviewLayout: Sendable {
  private let blocks: Blocks

  init(_ blocks: Blocks) { self.blocks = blocks }

  var pages: [String] { [beginning, account, continued, end] }

  private func field(
    _ name: String, _ width: Int = 1, hint: String? = nil, lines: Int = 1, ticks: [String] = [],
    canBeOpen: Bool = true
  ) -> String {
    blocks.field(
      "field.interview.\(name)", width, hint: hint, lines: lines, ticks: ticks, canBeOpen: canBeOpen)
  }

  private static let yesNo = ["answer.yes", "answer.no"]

  private var beginning: String {
    blocks.caution + blocks.paragraph("interview.lead", "lead") + blocks.heading("interview.first")
      + blocks.row(
        field("pseudonym", 2, canBeOpen: false), field("date", 3, hint: "hint.date", canBeOpen: false),
        field("interviewers", 5, hint: "hint.role", canBeOpen: false))
      + blocks.row(
        field("consent", hint: "hint.consent"),
        field("recording", hint: "hint.item", lines: 2, ticks: ["recording.none"]))
      + blocks.heading("interview.circumstances")
      + blocks.row(
        field("recording_consent", ticks: Self.yesNo), field("first_account", ticks: Self.yesNo),
        field("free_recall_first", ticks: Self.yesNo))
      + blocks.row(field("prior_interviews", 3), field("minor", 2, ticks: Self.yesNo))
      + blocks.row(field("interpreter", hint: "hint.role"), field("guardian", hint: "hint.pseudonym"))
      + blocks.row(field("others_present", hint: "hint.role"), field("support_person", hint: "hint.role"))
      + blocks.row(field("languages", hint: "hint.languages"), field("place", hint: "hint.place"))
      + blocks.row(
        field("mode", ticks: ["mode.in_person", "mode.video", "mode.telephone", "mode.written"]),
        field("knowledge", ticks: ["knowledge.first_hand", "knowledge.hearsay", "knowledge.both"]))
      + blocks.row(field("start", hint: "hint.time"), field("end", hint: "hint.time"))
      + blocks.row(field("breaks"), field("documents_shown", hint: "hint.item"))
  }

  private var account: String {
    blocks.heading("field.interview.account")
      + "<p>\(blocks.text("interview.account.note")) \(blocks.notSaid)</p>\n" + blocks.ruled + "\n"
  }

  private var continued: String {
    blocks.heading("interview.account.continued") + blocks.ruled + "\n"
      + blocks.paragraph("interview.account.more", "small")
  }

  private var end: String {
    blocks.heading("interview.after")
      + blocks.row(field("read_back", ticks: Self.yesNo), field("items_given", hint: "hint.item"))
      + blocks.row(field("corrections", lines: 2))
      + blocks.heading("interview.safety")
      + blocks.row(field("vulnerability", lines: 2))
      + blocks.row(field("safety_assessment", lines: 2))
      + blocks.row(field("referrals"), field("inducements"))
      + blocks.row(field("safe_contact"), field("feedback_promised"))
      + blocks.row(
        field("willing_to_testify", ticks: Self.yesNo + ["testify.with_protection", "testify.undecided"]),
        field("protective_measures"))
      + blocks.row(field("note", lines: 0, canBeOpen: false))
      + blocks.row(
        field("signed_by", hint: "hint.role"), field("signed_at", hint: "hint.time"))
      + blocks.paragraph("consent.sign.note", "small")
      + blocks.row(blocks.frame("consent.sign.signature", 2), blocks.frame("consent.sign.thumb"))
  }
}
