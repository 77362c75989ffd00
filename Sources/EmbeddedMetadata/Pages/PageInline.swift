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

  /// Whether one of them begins here and goes on in the next part of a page's instructions (§7.8.2).
  var hasOpenInline: Bool {
    var (place, begin) = (0, Int?.none)
    while let found = word("BI", from: place) { (place, begin) = (found + 2, found) }
    guard begin != nil else { return false }
    return word("ID", from: place) == nil && word("EI", from: place) == nil
  }

  /// Whether XMP is in it (ISO 16684-1 §7.1), in whichever of the encodings of Unicode.
  var hasXMP: Bool {
    for sign in ["http://ns.adobe.com/xap/", "adobe:ns:meta/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"] {
      let narrow = Array(sign.utf8)
      let wide = Array(narrow.flatMap { [UInt8(0), $0] }.dropFirst())
      if holds(narrow) || holds(wide) { return true }
    }
    return false
  }

  private func holds(_ sign: [UInt8]) -> Bool {
    guard let first = sign.first else { return false }
    var place = 0
    while let found = bytes[place...].firstIndex(of: first) {
      if bytes[found...].starts(with: sign) { return true }
      place = found + 1
    }
    return false
  }

  /// Where it stands by itself.
  private func word(_ word: StaticString, from start: Int) -> Int? {
    var place = start
    while let found = next(word, from: place) {
      place = found.upperBound
      // Behind a slash it is a name.
      let before = found.lowerBound == 0 ? 0x20 : bytes[found.lowerBound - 1]
      let isAlone = !Self.isRegular(before) && before != UInt8(ascii: "/")
      if isAlone, place >= bytes.count || !Self.isRegular(bytes[place]) { return found.lowerBound }
    }
    return nil
  }
}
