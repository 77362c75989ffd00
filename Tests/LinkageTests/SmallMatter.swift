import Linkage
import SelectiveDisclosure

/// An invented matter: a guard company with three commanders over time, a brigade above it, arrests at a mill, and what contradicts what.
/// No person, unit or place of it exists.
enum SmallMatter {
  static let items = ["item-order", "item-photo", "item-roster", "item-statement", "item-statement-en"]

  static let records: [LinkageRecord] = [
    record("ana", "person", ["label": "Commander Ana (invented)"]),
    record("boris", "person", ["label": "Commander Boris (invented)"]),
    record("carl", "person", ["label": "Commander Carl (invented)", "died": "2016-01-10"]),
    record("dora", "person", ["label": "Colonel Dora (invented)"]),
    record("emil", "person", ["label": "Emil of the staff (invented)"]),
    record("witness", "person", ["label": "P-104", "pseudonym": "P-104"]),
    record("company", "unit", ["label": "4th Guard Company (invented)", "from_date": "2012", "to_date": "2018"]),
    record("brigade", "unit", ["label": "2nd Brigade (invented)"]),
    record("agency", "unit", ["label": "Agency of supply (invented)"]),
    record("pelsin", "place", ["label": "Pelsin (invented)"]),
    record("mill", "place", ["label": "Old mill (invented)", "within": "pelsin"]),
    record(
      "arrests", "incident",
      [
        "label": "Arrests at the old mill (invented)", "kind": "unlawful detention", "date": "2014-07-15",
        "place": "mill",
      ]),
    record(
      "translation", "derivative",
      [
        "about": "item-statement-en", "parent": "item-statement", "kind": "translation",
      ]),
    link(
      "L01", "commands", "ana", "company",
      [
        "basis": "de_jure", "from_date": "2012-03", "to_date": "2014-07-01", "role": "company commander",
        "confidence": "high",
      ], cites: ["item-order", "item-roster"]),
    link(
      "L02", "commands", "boris", "company",
      [
        "basis": "de_jure", "from_date": "2014-07-01", "to_date": "2015-02-28", "role": "company commander",
        "confidence": "high",
      ], cites: ["item-order", "item-statement"]),
    link(
      "L03", "commands", "carl", "company", ["basis": "de_jure", "from_date": "2015-03", "role": "company commander"],
      cites: ["item-order"]),
    link(
      "L04", "commands", "emil", "company", ["basis": "de_facto", "from_date": "2014~", "to_date": "2015"],
      cites: ["item-statement", "item-statement-en"], status: "work_needed"),
    link(
      "L05", "commands", "brigade", "company", ["from_date": "2012-03-01", "to_date": "2018-01-31"],
      cites: ["item-order"]),
    link(
      "L06", "commands", "dora", "brigade", ["from_date": "2013-01-01", "to_date": "2016-12-31"], cites: ["item-order"]),
    link("L07", "administers", "agency", "company", [:], cites: ["item-order"]),
    link(
      "L08", "superior_of", "dora", "boris", ["from_date": "2014-01-01", "to_date": "2015-12-31"], cites: ["item-photo"]
    ),
    link(
      "L09", "present_at", "emil", "arrests", ["confidence": "low"], cites: ["item-statement"], status: "work_needed"),
    link(
      "L10", "direct_perpetrator", "company", "arrests", ["confidence": "medium", "polarity": "inculpatory"],
      cites: ["item-statement", "item-photo"]),
    link("L11", "victim_of", "witness", "arrests", [:], cites: ["item-statement"]),
    link("L12", "located_at", "company", "pelsin", ["from_date": "2014", "to_date": "2014"], cites: ["item-photo"]),
    link(
      "L13", "holds_position", "emil", "company", ["role": "chief of staff", "from_date": "2013"],
      cites: ["item-roster"]),
  ]

  static func record(_ id: String, _ type: String, _ fields: JSONObject) -> LinkageRecord {
    LinkageRecord(id: id, type: type, fields: fields)
  }

  static func link(
    _ id: String, _ type: String, _ from: String, _ to: String, _ more: JSONObject, cites: [String],
    status: String = "accepted"
  ) -> LinkageRecord {
    var fields: JSONObject = [
      "link_type": .string(type), "from": .string(from), "to": .string(to), "status": .string(status),
      "citations": .array(cites.map { .object(["item": .string($0), "at": "p. 3"]) }),
    ]
    for member in more.members { fields[member.name] = member.value }
    return LinkageRecord(id: id, type: "link", fields: fields)
  }

  static func graph(_ more: [LinkageRecord] = []) throws -> LinkageGraph {
    try LinkageGraph(records + more, items: items.map { LinkageItem(id: $0) })
  }

  static func date(_ text: String) throws -> EDTFDate {
    guard let date = EDTFDate(text) else { throw NoDate(text: text) }
    return date
  }

  struct NoDate: Error { let text: String }
}
