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
    return facts
  }
}
