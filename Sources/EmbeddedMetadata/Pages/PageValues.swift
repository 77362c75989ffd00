/// Where something follows a word of a PDF, behind white space and remarks.
struct PageValues: Sequence, IteratorProtocol {
  private let search: PageSearch
  private let word: StaticString
  private var place = 0
  /// A remark may have the word again and again, and is read once.
  private var (remarkEnd, behindRemark) = (0, 0)

  init(_ search: PageSearch, after word: StaticString) {
    self.search = search
    self.word = word
  }

  /// The next place; nil where the word does not stand any more.
  mutating func next() -> Int? {
    let bytes = search.bytes
    guard let found = search.next(word, from: place) else { return nil }
    place = found.upperBound
    let start = bytes[place...].firstIndex { !PageSearch.isSpace($0) } ?? bytes.count
    guard start < bytes.count, bytes[start] == UInt8(ascii: "%") else { return start }
    if start >= remarkEnd {
      remarkEnd = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
      behindRemark = search.skipSpace(remarkEnd)
    }
    return behindRemark
  }
}
