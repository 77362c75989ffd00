import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// What belongs to a paper form, as text and as JSON.
enum PaperFormDisplay {
  /// Below an item that is a photograph of it: its record, and what else was photographed of it.
  static func lines(_ form: PaperFormReading.Known, besides item: Identifier) -> String {
    var text = "  " + TextWidth.fit("form's record", 15)
    if let type = form.record {
      text += "\(type.rawValue)   (evault record show \(form.number))\n"
    } else {
      text += Style.warning("none yet") + " that you can read: whoever it comes from is not known\n"
    }
    let others = form.photographs.filter { $0 != item }
    if !others.isEmpty {
      text += "  " + TextWidth.fit("other pages", 15) + others.map(\.description).joined(separator: ", ") + "\n"
    }
    return text
  }

  /// Below a record: photographs of the paper that bears its number.
  static func photographs(_ form: PaperFormReading.Known) -> String {
    guard !form.photographs.isEmpty else { return "" }
    return "  " + TextWidth.fit("photographed", 15) + form.photographs.map(\.description).joined(separator: ", ") + "\n"
  }

  static func json(_ form: PaperFormReading.Known) -> JSON {
    .object([
      "number": .string(form.number.description), "record_type": form.record.map { .string($0.rawValue) } ?? .null,
      "photographs": .array(form.photographs.map { .string($0.description) }),
    ])
  }
}
