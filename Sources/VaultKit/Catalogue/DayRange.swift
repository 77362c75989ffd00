internal import Custody
internal import Linkage
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

  /// The days that a date may mean: `1984`, `2014-07`, `2014-07-15`; with `?`, `~` or `%` behind it also one unit of its precision on either side; or that
  /// of a moment.
  /// - Parameter name: of the claim: four digits alone are a year only where it speaks of time.
  static func days(_ text: String, named name: String) -> ClosedRange<Int64>? {
    guard (4...64).contains(text.utf8.count) else { return nil }
    if text.utf8.count > 11 { return HumanTime.moment(inFile: text).map { Self.day($0)...Self.day($0) } }
    guard let date = EDTFDate(text), let precision = date.precision else { return nil }
    if precision == .year {
      let words = ["date", "from", "to", "since", "until", "year", "born", "start", "end"]
      guard words.contains(where: { name == $0 || name.hasSuffix("_" + $0) || name.hasPrefix($0 + "_") }) else {
        return nil
      }
    }
    return Int64(date.possible.first.number)...Int64(date.possible.last.number)
  }

  static func day(_ time: Timestamp) -> Int64 {
    time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400
  }
}
