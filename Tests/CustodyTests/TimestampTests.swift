import Custody
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2000-02-29T12:00:00Z", 951_825_600),
    ("2026-11-03T14:20:05Z", 1_793_715_605), ("2038-01-19T03:14:08Z", 2_147_483_648),
    ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ("1900-03-01T00:00:00Z", -2_203_891_200), ("2400-02-29T00:00:00Z", 13_574_563_200),
    ("0000-02-29T00:00:00Z", -62_162_121_600), ("0001-01-01T00:00:00Z", -62_135_596_800),
  ])
  func textAndSecondsBelongTogether(_ text: String, _ seconds: Int64) {
    #expect(Timestamp(text)?.seconds == seconds)
    #expect(Timestamp(seconds: seconds).description == text)
  }

  @Test(arguments: [
    "", "Z", "2026-11-03", "2026-11-03T14:20Z", "2026-11-03T14:20:05", "2026-11-03T14:20:05z", "2026-11-03t14:20:05Z",
    "2026-11-03 14:20:05Z", "2026-11-03T14:20:05+00:00", "2026-11-03T14:20:05.0Z", "2026-11-03T24:00:00Z",
    "2026-11-03T23:60:00Z", "2016-12-31T23:59:60Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
    "2026-01-00T00:00:00Z", "2026-01-32T00:00:00Z", "2026-04-31T00:00:00Z", "2025-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "-001-01-01T00:00:00Z",
    "+026-11-03T14:20:05Z", "10000-01-01T00:00:00Z", "2026-11-03T14:20:05Z ", " 2026-11-03T14:20:05Z",
    "2026-1--03T14:20:05Z", "2026-11-03T1\u{0664}:20:05Z", "2026-11-03T+1:20:05Z", "2026/11/03T14:20:05Z",
    "2026-11-03T14-20-05Z",
  ])
  func anythingElseIsRefused(_ text: String) { #expect(Timestamp(text) == nil) }

  /// A leap year by the rule, month after month, without the program's arithmetic.
  @Test func everyDayFollowsTheOneBefore() {
    var day: Int64 = -719_528
    for year in 0..<2500 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let months = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in months.enumerated() {
        let first = Timestamp(seconds: day * 86_400)
        #expect(first.description == Self.text(year, month + 1, 1, "00:00:00"))
        day += Int64(length)
        let last = Timestamp(seconds: day * 86_400 - 1)
        #expect(last.description == Self.text(year, month + 1, length, "23:59:59"))
        #expect(Timestamp(last.description) == last)
        #expect(Timestamp(Self.text(year, month + 1, length + 1, "00:00:00")) == nil)
      }
    }
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int, _ time: String) -> String {
    func digits(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - String(value).count) + String(value)
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T\(time)Z"
  }

  @Test func randomMomentsComeBack() {
    var generator = SeededGenerator(seed: 3339)
    for _ in 0..<5000 {
      let seconds = Int64.random(in: -62_167_219_200...253_402_300_799, using: &generator)
      #expect(Timestamp(Timestamp(seconds: seconds).description)?.seconds == seconds)
    }
  }

  @Test func momentsWithoutSpellingAreBroughtToTheNearest() {
    #expect(Timestamp(seconds: .max).description == "9999-12-31T23:59:59Z")
    #expect(Timestamp(seconds: .min).description == "0000-01-01T00:00:00Z")
    #expect(Timestamp(seconds: 1) < Timestamp(seconds: 2))
  }

  /// Whatever bytes there are: what is taken is printed as it was.
  @Test func mutatedTextIsRefusedOrItself() {
    var generator = SeededGenerator(seed: 8)
    let original = Array("2024-02-29T14:20:05Z".utf8)
    var taken = 0
    for _ in 0..<20_000 {
      var bytes = original
      for _ in 0...Int(generator.next() % 2) {
        bytes[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next() % 128)
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let moment = Timestamp(text) else { continue }
      #expect(moment.description == text)
      taken += 1
    }
    #expect(taken > 100)
  }
}
