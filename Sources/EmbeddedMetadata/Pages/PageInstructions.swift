/// What the instructions of a page (ISO 32000-1 §7.8.2) say beside what they draw: remarks, and texts in the lists of
/// properties of marked content (§14.6.2).
struct PageInstructions {
  /// What they say.
  private(set) var facts: Set<EmbeddedFact> = []
  /// Where it stands; nil where nobody asked.
  private(set) var cuts: PageCuts?
  /// Names of what they draw (§8.8).
  private(set) var drawn: Set<String> = []
  /// Whether they could be read.
  private(set) var isWhole = true

  static let remark = EmbeddedFact(.comment, "PDF:remark in instructions")
  /// How much of what follows a picture is looked at to see whether it is instructions.
  private static let sampleCount = 12
  private static let maximumNameByteCount = 160
  private static let maximumNameCount = 100_000

  /// Whether it is a table of letters (§9.7.5.4), which fonts have and no page draws.
  static func isTable(_ content: ArraySlice<UInt8>) -> Bool {
    content.drop(while: PageSearch.isSpace).starts(with: "/CIDInit".utf8)
  }

  /// Reads those that stand here.
  /// - Parameter isCutting: whether it is noted where they say it.
  init(_ bytes: [UInt8], _ range: Range<Int>, isCutting: Bool = false) {
    if isCutting { cuts = PageCuts() }
    isWhole = read(PageReader(bytes: bytes, place: range.lowerBound, end: range.upperBound))
  }

  private mutating func read(_ start: PageReader) -> Bool {
    var reader = start
    let (bytes, end, look) = (start.bytes, start.end, Look.current)
    var isInline = false
    var name: String?
    while reader.place < end, !look.hasEnded() {
      let start = reader.place
      switch bytes[start] {
      case UInt8(ascii: "%"):
        reader.skipRemark()
        if bytes[start..<reader.place].dropFirst().contains(where: PageSearch.isRegular) {
          facts.insert(Self.remark)
          cuts?.add(word: start..<reader.place)
        }
      case UInt8(ascii: "("): if reader.value() == nil { return false }
      case UInt8(ascii: "<"):
        if bytes[start..<end].starts(with: "<<".utf8) {
          guard readProperties(&reader) else { return false }
        } else if reader.value() == nil {
          return false
        }
      case UInt8(ascii: "/"): name = reader.takeName()
      case let byte where PageSearch.isRegular(byte):
        let word = bytes[start..<end].prefix { PageSearch.isRegular($0) }
        reader.place = word.endIndex
        if word.elementsEqual("BI".utf8) { isInline = true }
        if word.elementsEqual("Do".utf8) {
          guard let name, drawn.count < Self.maximumNameCount else { return false }
          drawn.insert(name)
        }
        name = nil
        guard isInline, word.elementsEqual("ID".utf8) else { continue }
        isInline = false
        guard let next = Self.endOfPicture(bytes, from: reader.place, to: end) else { return false }
        reader.place = next
      default: reader.place += 1
      }
    }
    return true
  }

  /// Names of what is drawn wherever such a word stands, in anything that may be instructions or not.
  static func names(in content: ArraySlice<UInt8>) -> Set<String> {
    var names: Set<String> = []
    var rest = content
    while let found = rest.firstIndex(of: UInt8(ascii: "D")), names.count < maximumNameCount {
      rest = rest[(found + 1)...]
      guard rest.first == UInt8(ascii: "o") else { continue }
      let before = content[..<found].suffix(maximumNameByteCount)
      guard let slash = before.lastIndex(of: UInt8(ascii: "/")) else { continue }
      let name = before[(slash + 1)...].prefix { !PageSearch.isSpace($0) }
      if before[name.endIndex...].allSatisfy(PageSearch.isSpace) { names.insert(PageSearch.name(name)) }
    }
    return names
  }

  private mutating func readProperties(_ reader: inout PageReader) -> Bool {
    reader.mentions =
      cuts == nil
      ? PageMentions(isPropertyList: true) : PageMentions(without: PageMentions.Unwanted(), isPropertyList: true)
    defer { reader.mentions = nil }
    guard reader.value() != nil, let found = reader.mentions, found.isWhole else { return false }
    facts.formUnion(found.facts)
    if let made = found.cuts { cuts?.add(made) }
    return true
  }

  /// Behind the word that ends the points of a picture (§8.9.7): what follows it is instructions, and no points.
  private static func endOfPicture(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var place = start + 1
    while place + 2 <= end, let found = bytes[place..<(end - 1)].firstIndex(of: UInt8(ascii: "E")) {
      place = found + 1
      guard bytes[place] == UInt8(ascii: "I"), PageSearch.isSpace(bytes[found - 1]) else { continue }
      let rest = bytes[(place + 1)..<end].prefix(sampleCount)
      if rest.first.map(PageSearch.isSpace) ?? true,
        rest.allSatisfy({ $0 == 9 || $0 == 10 || $0 == 13 || 32..<127 ~= $0 })
      {
        return place + 1
      }
    }
    return nil
  }
}
