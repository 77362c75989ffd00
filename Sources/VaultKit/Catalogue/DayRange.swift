internal import Custody
internal import SelectiveDisclosure

/// The days that claims speak of: dates (EDTF, Schemas/README.md §3.12) and times that people gave, wherever they stand.
struct DayRange {
  /// The first and the last day, counted from 1970-01-01; nil where there is none.
  private(set) var range: ClosedRange<Int64>?

  /// When it was recorded, or a file changed, is not what it speaks of.
  private static let others: Set<String> = ["recorded_with", "modified", "schema", "action"]

  mutating func take(_ member: JSONMember) {
    guard !Self.others.contains(member.name) else { return }
    take(member.value, named: member.name)
  }

  private mutating func take(_ value: JSON, named name: String) {
    switch value {
    case .string(let text): if let days = Self.days(text, named: name) { add(days) }
    case .array(let values): for value in values { take(value, named: name) }
    case .object(let object): for member in object.members { take(member.value, named: member.name) }
    default: break
    }
  }

  private mutating func add(_ days: ClosedRange<Int64>) {
    guard let range else { return self.range = days }
    self.range = min(range.lowerBound, days.lowerBound)...max(range.upperBound, days.upperBound)
  }

  /// The days that a date means: `1984`, `2014-07`, `2014-07-15`, each perhaps with `?`, `~` or `%` behind it; or that of a moment.
  /// - Parameter name: of the claim: four digits alone are a year only where it speaks of time.
  static func days(_ text: String, named name: String) -> ClosedRange<Int64>? {
    guard (4...64).contains(text.utf8.count) else { return nil }
    if text.utf8.count > 11 { return HumanTime.moment(inFile: text).map { Self.day($0)...Self.day($0) } }
    var date = text
    if let last = date.last, "?~%".contains(last) { date.removeLast() }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    switch parts.count {
    case 1:
      let words = ["date", "from", "to", "since", "until", "year", "born", "start", "end"]
      guard words.contains(where: { name == $0 || name.hasSuffix("_" + $0) || name.hasPrefix($0 + "_") }) else {
        return nil
      }
      return range(from: "\(parts[0])-01-01", to: "\(parts[0])-12-31")
    case 2:
      // The month's last day, whichever it is.
      for last in [31, 30, 29, 28] { if let days = range(from: "\(date)-01", to: "\(date)-\(last)") { return days } }
      return nil
    default: return range(from: date, to: date)
    }
  }

  private static func range(from first: String, to last: String) -> ClosedRange<Int64>? {
    guard let first = Timestamp(first + "T00:00:00Z"), let last = Timestamp(last + "T00:00:00Z"), first <= last else {
      return nil
    }
    return day(first)...day(last)
  }

  static func day(_ time: Timestamp) -> Int64 {
    time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400
  }
}
