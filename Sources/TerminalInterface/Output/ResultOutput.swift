internal import SelectiveDisclosure

extension StandardStream {
  /// A command's one result, as text whose lines fit a terminal, or as JSON.
  public static func show(_ value: CommandResult, asJSON: Bool) {
    guard !value.isWritten else { return }
    if asJSON { result(value.document) } else { result(TextWrap.shown(value.text)) }
  }

  /// An error: for people on standard error, in their language, or as the one JSON document on standard output.
  public static func show(_ error: UserError, program: String, asJSON: Bool) {
    guard asJSON else {
      for line in error.lines(Interface.texts, program: program) { message(line) }
      return
    }
    var members: JSONObject = [
      "exit": .integer(Int(error.code.rawValue)), "meaning": .string(error.code.meaning),
      "message": .string(error.message),
      "safe": .string(error.safe), "next": .string(error.next),
    ]
    if !error.refusals.isEmpty { members["refusals"] = .array(error.refusals.map { .object($0.document) }) }
    show(CommandResult(error.code, schema: "error", members, text: ""), asJSON: true)
  }
}
