/// Pictures inside the instructions of a PDF's pages (ISO 32000-1 §8.9.7).
extension PageSearch {
  /// Whether one of them is a file of its own: a JPEG picture with all that a camera wrote into it.
  var hasInlineFile: Bool {
    var place = 0
    // Where the data of the next one begins, and the name of what packs it stands: each byte is looked at once.
    var (data, filter): (Int?, Int?) = (0, 0)
    while let begin = word("BI", from: place) {
      place = begin + 2
      if let found = data, found < place { data = word("ID", from: place) }
      if let found = filter, found < place { filter = next("/DCT", from: place)?.lowerBound }
      guard let filter else { return false }
      if filter < data ?? bytes.count { return true }
    }
    return false
  }

  /// Where it stands by itself.
  private func word(_ word: StaticString, from start: Int) -> Int? {
    var place = start
    while let found = next(word, from: place) {
      place = found.upperBound
      let isAlone = found.lowerBound == 0 || !Self.isRegular(bytes[found.lowerBound - 1])
      if isAlone, place >= bytes.count || !Self.isRegular(bytes[place]) { return found.lowerBound }
    }
    return nil
  }
}
