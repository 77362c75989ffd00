import Linkage
import SelectiveDisclosure
import Testing

/// Records that are wrong as links are told, one by one, and leave the others alone.
@Suite struct CheckTests {
  private func codes(_ more: [LinkageRecord]) throws -> [String] {
    try SmallMatter.graph(more).check().map { "\($0.code.rawValue) \($0.record)" }
  }

  @Test func theMatterIsInOrder() throws { #expect(try SmallMatter.graph().check() == []) }

  @Test func eachDefectIsFound() throws {
    let good = SmallMatter.link("X", "associate_of", "ana", "boris", [:], cites: ["item-photo"])
    func changed(_ name: String, _ value: JSON?) -> LinkageRecord {
      var fields = good.fields
      fields[name] = value
      return LinkageRecord(id: "X", type: "link", fields: fields)
    }
    #expect(try codes([good]) == [])
    let cases: [(LinkageRecord, String)] = [
      (changed("link_type", nil), "malformed"), (changed("link_type", 5), "malformed"),
      (changed("from", nil), "malformed"),
      (changed("to", []), "malformed"), (changed("status", "settled"), "malformed"),
      (changed("citations", "p. 3"), "malformed"),
      (changed("citations", [["at": "p. 3"]]), "malformed"),
      (changed("citations", .array(Array(repeating: ["item": "item-photo"], count: 1025))), "malformed"),
      (changed("link_type", "friend_of"), "unknown-link-type"),
      (changed("link_type", "lies_within"), "unknown-link-type"),
      (changed("from_date", "2014-02-30"), "invalid-date"), (changed("from_date", 2014), "invalid-date"),
      (changed("to", "nobody"), "link-to-nothing"), (changed("to", "mill"), "wrong-end"),
      (changed("to", "ana"), "link-to-itself"),
      (changed("citations", []), "no-citation"), (changed("citations", [["item": "gone"]]), "citation-of-nothing"),
      (changed("citations", [["item": "mill"]]), "citation-of-nothing"),
    ]
    for (record, code) in cases { #expect(try codes([record]) == ["\(code) X"]) }
    var reversed = changed("from_date", "2015").fields
    reversed["to_date"] = "2014"
    #expect(try codes([LinkageRecord(id: "X", type: "link", fields: reversed)]) == ["dates-reversed X"])
    #expect(
      try codes([SmallMatter.record("X", "unit", ["label": "x", "from_date": "2015", "to_date": "2014"])]) == [
        "dates-reversed X"
      ])
    #expect(try codes([SmallMatter.record("X", "derivative", ["about": "a"])]) == ["malformed X"])
    // The date of a consent is a time.
    #expect(try codes([SmallMatter.record("X", "consent", ["date": "2026-03-10T15:05:00+02:00"])]) == [])
  }

  @Test func circles() throws {
    func circle(_ type: String, _ nodes: [String], _ kind: String = "unit") throws -> [String] {
      let records = nodes.map { SmallMatter.record($0, kind, ["label": .string($0)]) }
      let links = zip(nodes, nodes.dropFirst() + nodes.prefix(1)).enumerated().map { place, ends in
        SmallMatter.link("X\(place)", type, ends.0, ends.1, [:], cites: ["item-photo"])
      }
      return try SmallMatter.graph(records + links).check().map { "\($0.code.rawValue) \($0.record) \($0.related)" }
    }
    for type in ["parent_of", "commands"] {
      #expect(try circle(type, ["u", "v", "w"]) == [#"circle X0 ["X1", "X2"]"#])
    }
    #expect(try circle("superior_of", ["p", "q"], "person") == [#"circle X0 ["X1"]"#])
    #expect(try circle("associate_of", ["p", "q"], "person") == [])
  }

  @Test func placesInAPlaceOfThemselves() throws {
    #expect(
      try codes([
        SmallMatter.record("P1", "place", ["label": "a", "within": "P2"]),
        SmallMatter.record("P2", "place", ["label": "b", "within": "P1"]),
      ]) == ["circle P1"])
    #expect(try codes([SmallMatter.record("P1", "place", ["label": "a", "within": "P1"])]) == ["link-to-itself P1"])
  }

  /// Long chains and circles take no time that grows with their square.
  @Test(.timeLimit(.minutes(1))) func longCircles() throws {
    let count = 20_000
    let people = (0..<count).map { SmallMatter.record("p\($0)", "person", ["label": "p"]) }
    let links = (0..<count).map {
      SmallMatter.link("s\($0)", "superior_of", "p\($0)", "p\(($0 + 1) % count)", [:], cites: ["i"])
    }
    let circle = try LinkageGraph(people + links, items: [LinkageItem(id: "i")])
    #expect(circle.check().filter { $0.code == .circle }.first?.related.count == count - 1)
    let chain = try LinkageGraph(people + links.dropLast(), items: [LinkageItem(id: "i")])
    #expect(chain.check() == [])
    #expect(chain.contradictions() == [])
  }

  @Test func sentencesShowNothingThatTurnsTextRound() throws {
    let sneaky = SmallMatter.link("X\u{202e}Y\u{1b}", "friend_of", "ana", "boris", [:], cites: [])
    for finding in try SmallMatter.graph([sneaky]).check() {
      #expect(!finding.sentence.unicodeScalars.contains { $0.value == 0x202e || $0.value == 0x1b })
    }
  }
}
