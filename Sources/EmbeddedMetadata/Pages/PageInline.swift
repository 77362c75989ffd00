/// Pictures inside the instructions of a PDF's pages (ISO 32000-1 §8.9.7).
extension PageSearch {
  /// Whether one of them is a file of its own: a JPEG picture with all that a camera wrote into it.
  var hasInlineFile: Bool {
    var place = 0
    while let begin = next("BI", from: place) {
      place = begin + 2
      let isWord =
        (begin == 0 || !Self.isRegular(bytes[begin - 1])) && place < bytes.count && !Self.isRegular(bytes[place])
      guard isWord, let data = next("ID", from: place, to: min(place + 1_024, bytes.count)) else { continue }
      if next("/DCT", from: place, to: data) != nil { return true }
    }
    return false
  }
}
