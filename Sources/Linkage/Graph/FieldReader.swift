import SelectiveDisclosure

/// Reads the members of a record, and says in words what is wrong with them.
struct FieldReader {
  let record: LinkageRecord

  init(_ record: LinkageRecord) { self.record = record }

  func text(_ name: String) -> String? { record.fields[name]?.stringValue }

  /// The text in a field, or the texts in its list.
  func texts(_ name: String) -> [String] {
    guard let value = record.fields[name] else { return [] }
    return value.arrayValue?.compactMap(\.stringValue) ?? value.stringValue.map { [$0] } ?? []
  }

  /// The pseudonym in a field; nil for words that are none.
  func pseudonym(_ name: String) -> String? { text(name).flatMap { $0.hasPrefix("P-") ? $0 : nil } }

  /// The date in a field; nil where there is none, it is not said, or it is none (see ``dateFindings``).
  func date(_ name: String) -> EDTFDate? { text(name).flatMap(EDTFDate.init) }

  func malformed(_ what: String) -> LinkageFinding {
    LinkageFinding(.malformed, record.id, [], "The \(record.type) \(record.id) has no usable \(what).")
  }

  /// The dates by which a graph is read; in records of other types a member of the same name may be a time.
  private static let dates = [
    "person": ["died"], "unit": ["from_date", "to_date"], "incident": ["date", "to_date"],
    "link": ["from_date", "to_date"],
  ]

  /// Dates that are none.
  var dateFindings: [LinkageFinding] {
    var findings: [LinkageFinding] = []
    for name in Self.dates[record.type] ?? [] {
      guard let value = record.fields[name] else { continue }
      if let text = value.stringValue, EDTFDate(text) != nil || text == "not asked" || text == "refused" { continue }
      findings.append(
        LinkageFinding(.invalidDate, record.id, [], "The \(record.type) \(record.id) has in \(name) what is no date."))
    }
    return findings
  }

  /// The citations; nil where they are malformed or too many.
  func citations() -> [Citation]? {
    guard let value = record.fields["citations"] else { return [] }
    guard let elements = value.arrayValue, elements.count <= LinkageLimits.citations else { return nil }
    var citations: [Citation] = []
    for element in elements {
      guard let object = element.objectValue, let item = object["item"]?.stringValue else { return nil }
      citations.append(Citation(item: item, at: object["at"]?.stringValue, quote: object["quote"]?.stringValue))
    }
    return citations
  }

  /// The link that a link record says.
  func link() -> Result<Link, LinkageFinding> {
    guard let typeName = text("link_type") else { return .failure(malformed("link_type")) }
    guard let type = LinkType(rawValue: typeName), !type.isField else {
      return .failure(
        LinkageFinding(
          .unknownLinkType, record.id, [], "The link \(record.id) is of a type that is not known here."))
    }
    guard let from = text("from") else { return .failure(malformed("from")) }
    guard let to = text("to") else { return .failure(malformed("to")) }
    guard let citations = citations() else { return .failure(malformed("citations")) }
    guard let status = text("status").flatMap(LinkStatus.init) else { return .failure(malformed("status")) }
    return .success(
      Link(
        id: record.id, type: type, from: from, to: to, role: text("role"), rank: text("rank"),
        basis: text("basis").flatMap(LinkBasis.init) ?? .unknown,
        period: Period(from: date("from_date"), to: date("to_date")), citations: citations, status: status,
        confidence: text("confidence").flatMap(LinkConfidence.init),
        polarity: text("polarity").flatMap(LinkPolarity.init), author: text("author")))
  }
}

extension LinkageFinding: Error {}
