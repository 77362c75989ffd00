/// A line of a WhatsApp chat with which a message begins. Telephones write it in the form of their language and system:
///
///     [05/03/2024, 10:05:09] Anna: text          iOS
///     5.3.2024 klo 10.05 - Anna: text            Android in Finnish
///     3/5/24, 10:05 PM - Anna: text              Android in American English
struct WhatsAppLine {
  /// The three numbers of the date in the order in which they stand, the first and the last as they are written: 2 or 4 digits
  /// make a year.
  let numbers: (Int, Int, Int)
  let digits: (Int, Int, Int)
  /// Hour, minute and second as they stand.
  let hour: Int
  let minute: Int
  let second: Int?
  /// What stands behind the time: `pm`, or a word of another language; empty where nothing does.
  let marker: String
  /// Who sent it; nil for a notice of the application.
  let sender: String?
  let body: String

  /// The line, or nil for one that only continues a message.
  init?(_ line: Substring) {
    var reader = WhatsAppReader(line)
    let isBracketed = reader.take("[")
    guard let first = reader.number(4), let mark = reader.take(anyOf: "/.-") else { return nil }
    reader.skipSpaces()
    guard let second = reader.number(2), reader.take(mark) else { return nil }
    reader.skipSpaces()
    guard let third = reader.number(4), reader.skipToDigit() else { return nil }
    guard let hour = reader.number(2), let colon = reader.take(anyOf: ":."), let minute = reader.number(2),
      hour.value < 24, minute.value < 60
    else { return nil }
    var seconds: Int?
    if reader.take(colon) {
      guard let number = reader.number(2), number.value < 61 else { return nil }
      seconds = number.value
    }
    guard let marker = reader.marker(endingWith: isBracketed ? "]" : " - ") else { return nil }
    reader.skipSpaces()
    numbers = (first.value, second.value, third.value)
    digits = (first.digits, second.digits, third.digits)
    self.hour = hour.value
    self.minute = minute.value
    self.second = seconds
    self.marker = marker
    (sender, body) = reader.senderAndBody()
  }

  /// The date in an order; nil where it is none there, or lies before there was WhatsApp.
  func date(_ order: DateOrder) -> CalendarDate? {
    let (year, width) = order == .yearFirst ? (numbers.0, digits.0) : (numbers.2, digits.2)
    let others = order == .yearFirst ? (digits.1, digits.2) : (digits.0, digits.1)
    guard width == 2 || width == 4, others.0 <= 2, others.1 <= 2 else { return nil }
    let full = width == 2 ? 2000 + year : year
    guard (2009...2099).contains(full) else { return nil }
    return order == .yearFirst
      ? order.date((full, numbers.1, numbers.2)) : order.date((numbers.0, numbers.1, full))
  }

  /// The time of day as `10:05` or `10:05:09` in 24 hours; nil where the word behind it is not known and it could be two times.
  var time: String? {
    var hours = hour
    switch marker {
    case "": break
    case "am" where hour <= 12: hours = hour % 12
    case "pm" where hour <= 12: hours = hour % 12 + 12
    default: return nil
    }
    let parts = [hours, minute] + (second.map { [$0] } ?? [])
    return parts.map { CalendarDate.digits($0, 2) }.joined(separator: ":")
  }

  /// The file that the message says was attached: `<attached: NAME>` on iOS, `NAME (file attached)` on Android, in any language.
  var attachment: (name: String, isSure: Bool)? {
    let text = PlainText.trimmed(body)
    if text.hasPrefix("<"), text.hasSuffix(">"), let colon = text.firstRange(of: ": ") {
      let name = String(text[colon.upperBound...].dropLast())
      return name.contains(".") ? (name, true) : nil
    }
    let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? text
    guard line.hasSuffix(")"), let open = line.ranges(of: " (").last else { return nil }
    let name = String(line[..<open.lowerBound])
    return name.contains(".") && name.utf8.count <= 255 ? (name, Self.isNameOfWhatsApp(name)) : nil
  }

  /// A name that WhatsApp gives to media: `IMG-20240305-WA0001.jpg`.
  private static func isNameOfWhatsApp(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && (3...4).contains(parts[0].utf8.count) && parts[1].utf8.count == 8
      && PlainText.number(parts[1]) != nil && parts[2].hasPrefix("WA")
  }
}
