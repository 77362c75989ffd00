/// Boxes that lie one behind the other in memory (ISO/IEC 14496-12 §4.2).
struct BoxList {
  /// One box.
  struct Box {
    let kind: String
    /// Where what is in it stands.
    let content: Range<Int>
  }

  /// In their order.
  let boxes: [Box]

  /// Nil where they do not fill a range, one behind the other; none of them reaches to the end of the file.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var boxes: [Box] = []
    var reader = NumberReader(bytes, range)
    while !reader.isAtEnd {
      let start = reader.place
      guard let size = reader.number(4), let kind = reader.text(4) else { return nil }
      var whole = size
      if size == 1 {
        guard let large = reader.number(8) else { return nil }
        whole = large
      }
      guard whole >= UInt64(reader.place - start), whole <= UInt64(range.upperBound - start) else { return nil }
      boxes.append(Box(kind: kind, content: reader.place..<(start + Int(whole))))
      reader.place = start + Int(whole)
    }
    self.boxes = boxes
  }

  /// What is in the first box of a kind.
  func content(of kind: String) -> Range<Int>? { boxes.first { $0.kind == kind }?.content }
}
