internal import SelectiveDisclosure

/// What a cell's text becomes in the record.
enum ValueForm: Hashable, Sendable {
  /// The text as it is.
  case text
  /// A whole number.
  case integer
  /// A number with a full stop as decimal sign.
  case number
  /// A date as records have it (EDTF): a year, a month or a day, with `?`, `~` or `%` behind it; or `unknown`.
  case date(DateOrder)
  /// A pseudonym: `P-` and one to eight letters or digits; the `P-` is put in front where it is not there.
  case pseudonym

  /// The value, or nil where the text is none such.
  func value(_ text: String) -> JSON? {
    switch self {
    case .text: .string(text)
    case .integer: Int(text).flatMap { String($0) == text ? .integer($0) : nil }
    case .number: JSONNumber(literal: text).map { .number($0) }
    case .date(let order): DateText.edtf(text, order).map { .string($0) }
    case .pseudonym: Self.pseudonym(text).map { .string($0) }
    }
  }

  private static func pseudonym(_ text: String) -> String? {
    let name = text.hasPrefix("P-") ? text.dropFirst(2) : text[...]
    let isName = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
    }
    return (1...8).contains(name.utf8.count) && isName ? "P-" + name : nil
  }
}
