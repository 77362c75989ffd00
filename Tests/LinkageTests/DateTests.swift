import Linkage
import Testing

/// Dates say no more than they say.
@Suite struct DateTests {
  @Test(arguments: [
    ("1984", "1984-01-01", "1984-12-31"), ("2014-07", "2014-07-01", "2014-07-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"), ("2014-07-15", "2014-07-15", "2014-07-15"),
    ("0000-01-01", "0000-01-01", "0000-01-01"), ("9999", "9999-01-01", "9999-12-31"),
    ("unknown", "0000-01-01", "9999-12-31"),
  ])
  func saysDays(text: String, first: String, last: String) throws {
    let date = try SmallMatter.date(text)
    #expect(date.description == text)
    #expect(date.stated.first.description == first)
    #expect(date.stated.last.description == last)
    #expect(!date.isQualified)
    #expect(date.possible == date.stated)
  }

  @Test(arguments: [
    ("2014-07-15?", true, false, "2014-07-14", "2014-07-16"), ("2014-07~", false, true, "2014-06-01", "2014-08-31"),
    ("2014%", true, true, "2013-01-01", "2015-12-31"),
  ])
  func qualifiersWiden(text: String, uncertain: Bool, approximate: Bool, first: String, last: String) throws {
    let date = try SmallMatter.date(text)
    #expect(date.isUncertain == uncertain)
    #expect(date.isApproximate == approximate)
    #expect(date.possible.first.description == first)
    #expect(date.possible.last.description == last)
  }

  @Test(arguments: [
    "", "84", "2014-7", "2014-13", "2014-00", "2014-02-29", "2014-07-32", "2014-07-15T10:00", "2014-07-15??", "?",
    "Unknown", "2014/2015", "20140715", "-2014", "２０１４", "2014-07-1٥", " 2014", "2014 ", "2014-07-15~~~~~~~~~~~~",
  ])
  func refuses(text: String) { #expect(EDTFDate(text) == nil) }

  @Test func daysCountLikeTheCalendar() throws {
    #expect(CalendarDay(year: 1970, month: 1, day: 1)?.number == 0)
    #expect(CalendarDay(year: 2000, month: 3, day: 1)?.number == 11_017)
    #expect(CalendarDay.first.description == "0000-01-01")
    #expect(CalendarDay.last.description == "9999-12-31")
    // Every day has one spelling, and comes after the one before.
    var number = CalendarDay.first.number
    for year in stride(from: 0, through: 9999, by: 1) {
      for month in 1...12 {
        let day = try #require(CalendarDay(year: year, month: month, day: 1))
        #expect(day.number == number)
        #expect(CalendarDay(number: number) == day)
        number += CalendarDay.days(in: month, of: year)
      }
    }
  }

  @Test(arguments: [
    // Both ends known: certain between them, and nothing outside.
    ("2013-05-01", "2014-07-15", "2013-05-01", Standing.certainly),
    ("2013-05-01", "2014-07-15", "2014-07-15", .certainly),
    ("2013-05-01", "2014-07-15", "2014-07-16", .no), ("2013-05-01", "2014-07-15", "2013-04-30", .no),
    // A month says not on which of its days.
    ("2013-05", "2014-07", "2013-05-31", .certainly), ("2013-05", "2014-07", "2013-05-30", .possibly),
    ("2013-05", "2014-07", "2014-07-01", .certainly), ("2013-05", "2014-07", "2014-07-02", .possibly),
    ("2013-05", "2014-07", "2014-08-01", .no),
    // One end (an empty one is not recorded): only the day itself.
    ("2013-05-01", "", "2013-05-01", .certainly), ("2013-05-01", "", "2013-05-02", .possibly),
    ("2013-05-01", "", "2013-04-30", .no), ("", "2014-07-15", "2014-07-15", .certainly),
    ("", "2014-07-15", "2010-01-01", .possibly), ("", "2014-07-15", "2014-07-16", .no),
    ("2013-05", "", "2013-05-31", .possibly), ("unknown", "unknown", "2014-07-15", .possibly),
    ("", "", "2014", .possibly),
    // A qualified date proves nothing, and excludes less.
    ("2013-05-01?", "2014-07-15", "2013-12-01", .possibly), ("2013-05-01?", "2014-07-15", "2013-04-30", .possibly),
    ("2013-05-01?", "2014-07-15", "2013-04-29", .no),
    // The question may be as vague.
    ("2013-05-01", "2014-07-15", "2013-06", .certainly), ("2013-05-01", "2014-07-15", "2014-07", .possibly),
    ("2013-05-01", "2014-07-15", "2013-06~", .possibly), ("2013-05-01", "2014-07-15", "unknown", .possibly),
    ("2013-05-01", "2014-07-15", "2015", .no),
    // The wrong way round.
    ("2015", "2014", "2014-06-01", .no),
  ])
  func inForce(from: String, to: String, on: String, standing: Standing) throws {
    let period = Period(from: EDTFDate(from), to: EDTFDate(to))
    #expect((period.from == nil) == from.isEmpty && (period.to == nil) == to.isEmpty)
    #expect(period.standing(on: try SmallMatter.date(on)) == standing)
  }

  @Test func anEndBeforeTheBeginningIsOnlyWhatCannotBeOtherwise() throws {
    func isReversed(_ from: String, _ to: String) throws -> Bool {
      Period(from: try SmallMatter.date(from), to: try SmallMatter.date(to)).isReversed
    }
    #expect(try isReversed("2014-07-15", "2014-07-14"))
    #expect(try !isReversed("2014-07-15", "2014-07"))
    #expect(try !isReversed("2014-07-15?", "2014-07-14"))
    #expect(try !isReversed("unknown", "2014"))
  }
}
