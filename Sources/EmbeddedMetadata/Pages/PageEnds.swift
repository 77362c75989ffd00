/// What stands before and behind a PDF, and where it ended before it was changed (ISO 32000-1 §7.5).
enum PageEnds {
  static func facts(_ search: PageSearch) -> [EmbeddedFact] {
    var facts: [EmbeddedFact] = []
    // §7.5.6: each change is appended, with a pointer of its own; the one at the beginning of a file for the web points
    // nowhere.
    if search.pointers().filter({ $0 > 0 }).count > 1 { facts.append(EmbeddedFact(.change, "PDF:incremental update")) }
    let begin = search.next("%PDF-", from: 0)?.lowerBound ?? 0
    if MediaInspection.saysSomething(search.bytes[..<begin]) {
      facts.append(EmbeddedFact(.attachment, "PDF:bytes before the beginning"))
    }
    var place = 0
    var end: Int?
    while let word = search.next("%%EOF", from: place) {
      place = word.upperBound
      end = place
    }
    if let end, search.bytes[end...].contains(where: { $0 != 0 && !PageSearch.isSpace($0) }) {
      facts.append(EmbeddedFact(.attachment, "PDF:bytes behind the end"))
    }
    if hasRemark(search) { facts.append(EmbeddedFact(.comment, "PDF:remark")) }
    return facts
  }

  /// Whether a line between objects says something to whoever opens the file as a text (§7.2.3): programs write there
  /// how they were called, names of files among it. What marks the file as one of bytes has no word, and what qpdf
  /// and ReportLab write there says nothing else.
  private static func hasRemark(_ search: PageSearch) -> Bool {
    let begin = search.next("%PDF-", from: 0)?.upperBound ?? 0
    // That is in the middle of a line.
    let line = search.bytes[begin...].firstIndex { $0 == 10 || $0 == 13 }
    guard var place = endOfRemarks(search.bytes, from: line ?? search.bytes.count) else { return true }
    while let word = search.nextWord("endobj", from: place) {
      guard let end = endOfRemarks(search.bytes, from: word.upperBound) else { return true }
      place = end
    }
    return false
  }

  /// Behind the remarks that stand here; nil where one says something.
  private static func endOfRemarks(_ bytes: [UInt8], from start: Int) -> Int? {
    var rest = bytes[start...].drop(while: PageSearch.isSpace)
    while rest.first == UInt8(ascii: "%") {
      let line = rest.prefix(maximumLineCount).prefix { $0 != 10 && $0 != 13 }
      if line.count == maximumLineCount || saysSomething(line) { return nil }
      rest = bytes[line.endIndex...].drop(while: PageSearch.isSpace)
    }
    return rest.startIndex
  }

  private static let maximumLineCount = 1000
  private static let known = [
    "%QDF", "%% Original object ID", "%% Page ", "%% Contents for page", "%%EOF", "%% Object stream",
  ]

  private static func saysSomething(_ line: ArraySlice<UInt8>) -> Bool {
    if known.contains(where: { line.starts(with: $0.utf8) }) { return false }
    if String(decoding: line, as: UTF8.self).contains("ReportLab Generated PDF document") { return false }
    return line.split(whereSeparator: { !(0x61...0x7a).contains($0 | 0x20) }).contains { $0.count > 3 }
  }
}
