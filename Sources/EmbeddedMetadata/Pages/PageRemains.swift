/// Whether what a PDF said beside what it shows stands in a copy of it, wherever that may be.
struct PageRemains {
  /// Shorter ones stand in every file.
  private static let minimumCount = 5
  /// Different values that are looked for, and bytes of all of them: each is looked for in all of a copy.
  private static let (maximumCount, maximumByteCount) = (400, 1 << 20)

  private var values: [String: EmbeddedFact] = [:]

  /// - Parameter said: what fields said.
  /// - Returns: nil where they said more than is looked for.
  init?(_ said: [(fact: EmbeddedFact, value: String)]) {
    var left = Self.maximumByteCount
    for (fact, value) in said where value.utf8.count >= Self.minimumCount && values[value] == nil {
      left -= value.utf8.count
      guard values.count < Self.maximumCount, left >= 0 else { return nil }
      values[value] = fact
    }
  }

  /// The fields whose values are still there.
  /// - Parameter bytes: the copy, its objects unpacked.
  func facts(in bytes: [UInt8]) -> Set<EmbeddedFact> {
    var facts: Set<EmbeddedFact> = []
    for (value, fact) in values where !facts.contains(fact) {
      if Self.forms(value).contains(where: { Self.holds(bytes, $0) }) { facts.insert(fact) }
    }
    return facts
  }

  /// How a text may be written in a PDF (ISO 32000-1 §7.3.4, §7.9.2), and a time (§7.9.4).
  private static func forms(_ value: String) -> [[UInt8]] {
    let wide = value.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
    let digits = wide.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    var forms = [Array(value.utf8), wide, Array(digits.utf8), Array(digits.uppercased().utf8)]
    let escaped = value.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    forms.append(Array(escaped.utf8))
    let time = value.utf8.filter { (0x30...0x39).contains($0) }
    if time.count >= 14, value.utf8.dropFirst(4).first == UInt8(ascii: ":") { forms.append(Array(time.prefix(14))) }
    return forms
  }

  /// Names of the format's own are no texts.
  private static func holds(_ bytes: [UInt8], _ form: [UInt8]) -> Bool {
    guard let first = form.first else { return false }
    var place = 0
    while let found = bytes[place...].firstIndex(of: first) {
      let isName = found > 0 && bytes[found - 1] == UInt8(ascii: "/")
      if !isName, bytes[found...].starts(with: form) { return true }
      place = found + 1
    }
    return false
  }
}
