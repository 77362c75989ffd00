/// Text that stands in the instruction of a field (ECMA-376 part 1 §17.16.18): between its begin and what it shows, a
/// program shows nothing.
struct InstructionMarks: PartWatch {
  var remarks: [OfficeContents.Remark] = []
  /// For each field that is open, whether its instruction goes on.
  private var fields: [Bool] = []
  private var instructionCount = 0
  private var isText = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      isText = name.local == "t"
      guard name.local == "fldChar" else { return }
      switch attributes.value("fldCharType") {
      case "begin":
        fields.append(true)
        instructionCount += 1
      case "separate": endInstruction()
      case "end":
        endInstruction()
        _ = fields.popLast()
      default: return
      }
    case .text(let text):
      // Numbers that another field there shows, such as that of the page, are ordinary.
      if isText, instructionCount > 0, text.contains(where: \.isLetter) { note(.comment, "text in an instruction") }
    case .end: isText = false
    }
  }

  private mutating func endInstruction() {
    guard let last = fields.indices.last, fields[last] else { return }
    fields[last] = false
    instructionCount -= 1
  }
}
