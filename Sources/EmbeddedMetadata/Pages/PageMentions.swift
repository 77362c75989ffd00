/// What the objects of a PDF mention, however deep it lies in them.
struct PageMentions {
  /// How many objects came before.
  struct Mark {
    fileprivate let references: Int
    fileprivate let followed: Int
  }

  /// What is noted of each dictionary, to be understood once all objects are known.
  private static let keys: Set = ["Type", "Subtype", "F", "S"]
  /// Keys whose values are instructions that a program draws, or lead to such (ISO 32000-1 §7.8.2, §8.7.3, §9.6.5,
  /// §12.5.5).
  private static let drawn: Set = ["Contents", "Pattern", "CharProcs", "AP"]
  /// Keys of pages and annotations that lead to something else, and to nothing that they draw (§7.7.3.3, §12.5.2).
  private static let elsewhere: Set = [
    "Parent", "P", "Kids", "B", "Dest", "A", "AA", "PA", "Popup", "IRT", "PieceInfo",
  ]
  private static let noted = keys.union(elsewhere).union(PageWords.keys).union(PageReach.keys)
  private static let (maximumCount, maximumDictionaryCount) = (6 << 20, 200_000)
  /// Entries of one dictionary that are noted.
  static let maximumEntryCount = 256

  /// Numbers of objects, in the order in which they are mentioned.
  private(set) var references: [Int] = []
  /// Those that whoever draws what mentions them draws too.
  private(set) var followed: [Int] = []
  /// Those that are drawn, or lead to what is.
  private(set) var drawings: Set<Int> = []
  /// What dictionaries say under the keys that are noted.
  private(set) var dictionaries: Set<[String: PageReader.Value]> = []
  /// What they say that no page shows.
  private(set) var facts: Set<EmbeddedFact> = []
  /// Of the object itself, where it is a dictionary.
  private(set) var entries: [PageEntry] = []
  /// Whether it is a field of a form, or an annotation.
  private(set) var (isField, isAnnotation) = (false, false)
  /// Whether all was noted.
  private(set) var isWhole = true

  /// What is to go: objects that are mentioned, and what is said in the object itself under a key.
  private let (unwanted, unwantedKeys): (Set<Int>, Set<String>)
  /// Where what is to go stands; nil where nothing is.
  private(set) var cuts: PageCuts?
  /// Whether it is a list of properties in the instructions of a page, in which any text is one of nobody's.
  private let isPropertyList: Bool
  private var address: String?

  /// Notes what is mentioned.
  init(isPropertyList: Bool = false) {
    self.isPropertyList = isPropertyList
    (unwanted, unwantedKeys) = ([], [])
  }

  /// Notes besides where that stands which is to go.
  init(without unwanted: Set<Int>, keys: Set<String>, isPropertyList: Bool = false) {
    self.isPropertyList = isPropertyList
    (self.unwanted, unwantedKeys) = (unwanted, keys)
    cuts = PageCuts()
  }

  var mark: Mark { Mark(references: references.count, followed: followed.count) }

  /// Notes that an object is mentioned.
  mutating func mention(_ number: Int, at range: Range<Int>) {
    guard references.count < Self.maximumCount else { return isWhole = false }
    references.append(number)
    followed.append(number)
    if unwanted.contains(number) { cuts?.add(reference: range) }
  }

  /// Notes a key and its value.
  /// - Parameter start: what was mentioned before.
  /// - Returns: what is noted of it until its dictionary ends.
  mutating func close(
    _ key: String, _ value: PageReader.Value, since start: Mark, range: Range<Int>, written: Int
  ) -> PageEntry? {
    if Self.drawn.contains(key) { drawings.formUnion(references[start.references...]) }
    guard isPropertyList || Self.noted.contains(key) else { return nil }
    return PageEntry(
      key: key, value: value, range: range, written: written..<range.upperBound,
      references: start.references..<references.count, followed: start.followed..<followed.count)
  }

  /// Notes the end of a dictionary.
  /// - Parameter depth: 0 for the object itself.
  mutating func close(_ entries: [PageEntry], depth: Int, in bytes: [UInt8]) {
    guard !entries.isEmpty else { return }
    guard entries.count <= Self.maximumEntryCount else { return isWhole = false }
    let words = PageWords(entries, in: bytes, address: address, isPropertyList: isPropertyList)
    address = words.address
    for (fact, range) in words.facts {
      if let fact { facts.insert(fact) }
      if let range { cuts?.add(word: range) }
    }
    var values: [String: PageReader.Value] = [:]
    for entry in entries where Self.keys.contains(entry.key) {
      values[entry.key] = values[entry.key] == nil ? entry.value : .other
    }
    if !values.isEmpty {
      if dictionaries.count < Self.maximumDictionaryCount { dictionaries.insert(values) } else { isWhole = false }
    }
    for entry in entries.reversed() where leadsElsewhere(entry, words, entries) {
      followed.removeSubrange(entry.followed)
    }
    if depth == 0 {
      self.entries = entries
      (isField, isAnnotation) = (words.isField, words.isAnnotation)
      for entry in entries where unwantedKeys.contains(entry.key) { cuts?.add(word: entry.range) }
    } else if PageReach.isPage(entries), entries.contains(where: { $0.key == "MediaBox" || $0.key == "Contents" }) {
      // A page is an object of its own (§7.7.3.2).
      facts.insert(PageReach.strayPage)
    }
  }

  /// Names of resources, and of states of a button, may be anything.
  private func leadsElsewhere(_ entry: PageEntry, _ words: PageWords, _ entries: [PageEntry]) -> Bool {
    guard Self.elsewhere.contains(entry.key) else { return false }
    return entry.key == "Parent" || words.isAnnotation
      || entries.contains { $0.key == "MediaBox" || $0.key == "Kids" || $0.value == .name("Page") }
  }
}
