/// Dates as tables have them.
enum DateText {
  /// The date in the form of records: ISO 8601 in any table; with `/`, `.` or `-` between one or two digits and a year of four only
  /// in the order that the mapping states. A year of two digits is no date: nobody says which century.
  static func edtf(_ text: String, _ order: DateOrder) -> String? {
    if text == "unknown" { return text }
    let qualifier = text.unicodeScalars.last.flatMap { "?~%".unicodeScalars.contains($0) ? String($0) : nil }
    let body = qualifier == nil ? text : String(text.dropLast())
    return date(body, order).map { $0.description + (qualifier ?? "") }
  }

  private static func date(_ text: String, _ order: DateOrder) -> CalendarDate? {
    guard let separator = text.utf8.first(where: { !(0x30...0x39).contains($0) }) else {
      return text.utf8.count == 4 ? PlainText.number(text).flatMap { CalendarDate(year: $0) } : nil
    }
    guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator) else { return nil }
    let words = PlainText.parts(text, separatedBy: String(decoding: [separator], as: UTF8.self))
    let numbers = words.compactMap { PlainText.number($0) }
    guard numbers.count == words.count else { return nil }
    let isYear = words.map { $0.utf8.count == 4 }
    guard words.indices.allSatisfy({ isYear[$0] || words[$0].utf8.count <= 2 }) else { return nil }
    switch words.count {
    case 2 where isYear[0] && !isYear[1]: return CalendarDate(year: numbers[0], month: numbers[1])
    case 2 where isYear[1] && !isYear[0]: return CalendarDate(year: numbers[1], month: numbers[0])
    case 3 where isYear[0] && !isYear[1] && !isYear[2]:
      return DateOrder.yearFirst.date((numbers[0], numbers[1], numbers[2]))
    case 3 where isYear[2] && !isYear[0] && !isYear[1] && order != .yearFirst:
      return order.date((numbers[0], numbers[1], numbers[2]))
    default: return nil
    }
  }
}
