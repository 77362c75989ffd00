import Linkage
import SelectiveDisclosure
import TestSupport

/// Invented graphs of any size, in the shape that matters have: units under units, commanders that follow each other, incidents at
/// places, people who were there. Each count gives one graph.
enum SpecimenGraph {
  private static let names = [
    "Ана Приклад (вигадана)", "გიორგი მაგალითი (გამოგონილი)", "علي مثال (شخص مخترع)", "Jānis Piemērs (izdomāts)",
    "Lieutenant-Colonel Bartholomew Specimen-Example the Younger (invented)", "P-104", "Ō Ŵîth-Díacritics (invented)",
    "<b>& \"quoted\" 'name'</b> (invented)",
  ]

  static func make(nodes count: Int) throws -> LinkageGraph {
    var random = SeededGenerator(seed: UInt64(count))
    var records: [LinkageRecord] = []
    let kinds = ["unit", "person", "person", "incident", "person", "place", "unit", "person"]
    var byKind: [String: [String]] = [:]
    for number in 0..<count {
      let kind = kinds[number % kinds.count]
      let id = "\(kind.prefix(1).uppercased())\(number + 1000)-MZ1K-0VRE-7XA2H"
      var fields: JSONObject = ["label": .string(label(kind, number))]
      if kind == "incident" { fields["date"] = .string("2014-0\(1 + number % 9)-15") }
      records.append(LinkageRecord(id: id, type: kind, fields: fields))
      byKind[kind, default: []].append(id)
    }
    var number = 0
    func link(_ type: String, _ from: String, _ to: String, _ more: JSONObject = [:]) {
      number += 1
      var fields: JSONObject = [
        "status": .string(["accepted", "accepted", "work_needed", "conflict"].randomElement(using: &random) ?? ""),
        "confidence": .string(["high", "medium", "low"].randomElement(using: &random) ?? ""),
      ]
      for member in more.members { fields[member.name] = member.value }
      let cited = (0...Int.random(in: 0...2, using: &random)).map { "item-\($0)" }
      let record = SmallMatter.link("K\(number + 1000)", type, from, to, fields, cites: cited)
      records.append(record)
    }
    let (units, people) = (byKind["unit"] ?? [], byKind["person"] ?? [])
    for (place, unit) in units.enumerated().dropFirst() {
      link("commands", units[(place - 1) / 2], unit, ["from_date": "2012", "to_date": "2016-05"])
    }
    for (place, person) in people.enumerated() {
      let unit = units[place % units.count]
      if place < 2 * units.count {
        link(
          "commands", person, unit,
          [
            "basis": place % 3 == 0 ? "de_facto" : "de_jure", "role": "commander", "rank": "major",
            "from_date": "2013-05",
            "to_date": "2014-07-15?",
          ])
      } else {
        link("holds_position", person, unit, ["role": "guard"])
      }
    }
    for (place, incident) in (byKind["incident"] ?? []).enumerated() {
      link("direct_perpetrator", units[place % units.count], incident, ["polarity": "inculpatory"])
      link("present_at", people[(place * 3) % people.count], incident, ["polarity": "exculpatory"])
      if let spot = byKind["place"]?[place % max(1, byKind["place"]?.count ?? 1)] { link("located_at", incident, spot) }
    }
    for (place, spot) in (byKind["place"] ?? []).enumerated() { link("located_at", units[place % units.count], spot) }
    return try LinkageGraph(records, items: (0...2).map { LinkageItem(id: "item-\($0)") })
  }

  /// A node with links to all others.
  static func star(_ count: Int) throws -> LinkageGraph {
    let people = (0..<count).map {
      SmallMatter.record("P\($0)", "person", ["label": .string("Guard \($0) (invented)")])
    }
    let links = (0..<count).map {
      SmallMatter.link("K\($0)", "holds_position", "P\($0)", "U", ["role": "guard"], cites: ["i"])
    }
    return try LinkageGraph(
      people + links + [SmallMatter.record("U", "unit", ["label": "Prison (invented)"])], items: [LinkageItem(id: "i")])
  }

  private static func label(_ kind: String, _ number: Int) -> String {
    switch kind {
    case "person": names[number / 2 % names.count]
    case "unit": "\(number + 1)th Guard Company of the Northern District (invented)"
    case "incident": "Arrests at checkpoint \(number) (invented)"
    default: "Village \(number) (invented)"
    }
  }
}
