import Linkage
import SelectiveDisclosure
import Testing

/// What cannot be true together is found, and what can is not.
@Suite struct ContradictionTests {
  private func found(_ more: [LinkageRecord] = []) throws -> [String] {
    try SmallMatter.graph(more).contradictions().map { contradiction in
      "\(contradiction.kind.rawValue) \(contradiction.links.map(\.id).joined(separator: " ")) \(contradiction.isProven)"
    }
  }

  private func link(
    _ type: String, _ from: String, _ to: String, _ more: JSONObject, status: String = "accepted"
  ) -> LinkageRecord {
    SmallMatter.link("L99", type, from, to, more, cites: ["item-photo"], status: status)
  }

  @Test func theMatterItselfHasNone() throws { #expect(try found() == []) }

  @Test func twoCommandersAtOnce() throws {
    let role: JSON = "company commander"
    #expect(
      try found([
        link(
          "commands", "emil", "company",
          [
            "basis": "de_jure", "from_date": "2014-08-01", "to_date": "2014-09-30", "role": role,
          ])
      ]) == ["two-commanders L02 L99 true"])
    // Another word for the post, or a qualified date, leaves doubt.
    #expect(
      try found([
        link(
          "commands", "emil", "company",
          [
            "basis": "de_jure", "from_date": "2014-08-01", "to_date": "2014-09-30", "role": "OC",
          ])
      ]) == ["two-commanders L02 L99 false"])
    #expect(
      try found([
        link(
          "commands", "emil", "company",
          [
            "basis": "de_jure", "from_date": "2014-08-01?", "to_date": "2014-09-30", "role": role,
          ])
      ]) == ["two-commanders L02 L99 false"])
    // By law and in fact, one after the other, or without dates: no contradiction.
    for fields: JSONObject in [
      ["basis": "de_facto", "from_date": "2014-08-01", "to_date": "2014-09-30", "role": role],
      ["basis": "de_jure", "from_date": "2015-02-28", "to_date": "2015-03-01", "role": role],
      ["basis": "de_jure", "role": role],
    ] {
      #expect(try found([link("commands", "emil", "company", fields)]) == [])
    }
    // The same person twice is none either.
    #expect(
      try found([link("commands", "boris", "company", ["from_date": "2014-08-01", "to_date": "2014-09-30"])]) == [])
  }

  @Test func commandersWhoseEndNobodyRecorded() throws {
    // Each may have gone when the next one came, or not: probable, never proven.
    let dates: [(String, JSONObject)] = [
      ("L91", ["from_date": "2014-05"]), ("L92", ["from_date": "2014-08-01", "role": "commander"]),
      ("L93", ["from_date": "2015?", "role": "commander"]),
    ]
    let unit = SmallMatter.record("post", "unit", ["label": "Outpost (invented)"])
    let links = zip(["ana", "boris", "dora"], dates).map { person, link in
      SmallMatter.link(link.0, "commands", person, "post", link.1, cites: ["item-photo"])
    }
    #expect(
      try found([unit] + links) == [
        "two-commanders L91 L92 false", "two-commanders L91 L93 false", "two-commanders L92 L93 false",
      ])
    func beside(_ person: String, _ dates: JSONObject) throws -> [String] {
      try found([unit, links[1], SmallMatter.link("L99", "commands", person, "post", dates, cites: ["item-photo"])])
    }
    // Who was there before and left, or took over on the day when they came, contradicts nobody.
    #expect(try beside("ana", ["from_date": "2013", "to_date": "2014-07"]) == [])
    #expect(try beside("ana", ["from_date": "2013", "to_date": "2014-08-01"]) == [])
    #expect(try beside("ana", ["from_date": "2015", "to_date": "2016"]) == ["two-commanders L92 L99 false"])
    #expect(try beside("ana", [:]) == [])
    // Nobody commands after their death.
    #expect(try beside("carl", ["from_date": "2013"]) == ["two-commanders L92 L99 false"])
    let later = SmallMatter.link("L98", "commands", "dora", "mine", ["from_date": "2016-02"], cites: ["item-photo"])
    let dead = SmallMatter.link("L99", "commands", "carl", "mine", ["from_date": "2013"], cites: ["item-photo"])
    let mine = SmallMatter.record("mine", "unit", ["label": "Mine guard (invented)"])
    #expect(try found([mine, later, dead]) == [])
  }

  @Test func whatIsMarked() throws {
    let marked = try SmallMatter.graph([link("contradicts", "item-photo", "item-roster", [:])]).contradictions()
    #expect(marked.map(\.kind) == [.marked])
    #expect(marked[0].links.map(\.id) == ["L99", "L08", "L10", "L12", "L01", "L13"])
    #expect(try found([link("contradicts", "L10", "L11", [:], status: "work_needed")]) == ["marked L99 L10 L11 false"])
  }

  @Test func whatIsJudgedInTwoWays() throws {
    #expect(
      try found([link("direct_perpetrator", "company", "arrests", ["polarity": "exculpatory"], status: "conflict")])
        == [
          "accepted-and-in-conflict L10 L99 true", "opposite-polarity L10 L99 true",
        ])
    // At another time it is another statement.
    #expect(
      try found([
        link("located_at", "company", "pelsin", ["from_date": "2016", "to_date": "2017"], status: "conflict")
      ]) == [])
  }

  @Test func impossibleDates() throws {
    let cases: [(String, String, String, JSONObject, String?)] = [
      ("located_at", "company", "mill", ["from_date": "2015", "to_date": "2014"], "dates-reversed L99 true"),
      ("holds_position", "emil", "company", ["from_date": "2009", "to_date": "2011"], "outside-existence L99 true"),
      (
        "holds_position", "emil", "company", ["from_date": "2011-01-01", "to_date": "2013"],
        "outside-existence L99 true"
      ),
      ("holds_position", "carl", "brigade", ["from_date": "2016-01-11"], "outside-existence L99 true"),
      ("holds_position", "carl", "brigade", ["from_date": "2015-01-11"], nil),
      ("present_at", "dora", "arrests", ["from_date": "2014-08"], "not-at-incident L99 true"),
      ("present_at", "dora", "arrests", ["from_date": "2014-07"], nil),
      ("concealed", "dora", "arrests", ["from_date": "2015"], nil),
    ]
    for (type, from, to, dates, wanted) in cases {
      #expect(try found([link(type, from, to, dates)]) == (wanted.map { [$0] } ?? []), "\(type) \(from) \(dates)")
    }
  }

  @Test func eachAboveTheOther() throws {
    #expect(
      try found([link("superior_of", "boris", "dora", ["from_date": "2015-01-01", "to_date": "2015-06-30"])]) == [
        "circle L08 L99 true"
      ])
    #expect(try found([link("superior_of", "boris", "dora", ["from_date": "2015-06"])]) == ["circle L08 L99 false"])
    // Later it may well be the other way round.
    #expect(try found([link("superior_of", "boris", "dora", ["from_date": "2016"])]) == [])
  }
}
