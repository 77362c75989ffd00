/// What the objects of a PDF mention, however deep it lies in them.
struct PageMentions {
  /// How many objects came before.
  struct Mark {
    fileprivate let references: Int
    fileprivate let followed: Int
    fileprivate let named: Int
    fileprivate let textCount: Int
  }

  /// An object that has a name in a dictionary, and where both stand.
  struct Named {
    let name: String
    let number: Int
    let range: Range<Int>
  }

  /// What is to go.
  struct Unwanted {
    /// Objects, wherever they are mentioned.
    var objects: Set<Int> = []
    /// Keys of the object itself.
    var keys: Set<String> = []
    /// Pictures, where they have a name among the resources of a page.
    var pictures: Set<Int> = []
    /// Whether the object itself is a list of such names.
    var isPictureList = false
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

  /// Pictures among resources (§7.8.3), and lists of these that stand elsewhere.
  private(set) var pictures: [Named] = []
  private(set) var pictureLists: [Int] = []
  /// What has a name in the object itself.
  private(set) var names: [Named] = []
  /// What has a name in dictionaries that have not ended.
  private var named: [Named] = []
  /// Lists of properties that a page has a name for.
  private(set) var propertyLists: [Int] = []
  /// Texts under any key but those that are judged by themselves.
  private(set) var textCount = 0

  private let unwanted: Unwanted
  /// Where what is to go stands; nil where nothing is.
  private(set) var cuts: PageCuts?
  /// Whether it is a list of properties in the instructions of a page, in which any text is one of nobody's.
  private let isPropertyList: Bool
  private var address: String?
  private let look = Look.current

  /// Notes what is mentioned.
  init(isPropertyList: Bool = false) {
    self.isPropertyList = isPropertyList
    unwanted = Unwanted()
  }

  /// Notes besides where that stands which is to go.
  init(without unwanted: Unwanted, isPropertyList: Bool = false) {
    self.isPropertyList = isPropertyList
    self.unwanted = unwanted
    cuts = PageCuts()
  }

  var mark: Mark {
    Mark(references: references.count, followed: followed.count, named: named.count, textCount: textCount)
  }

  /// Notes that an object is mentioned.
  mutating func mention(_ number: Int, at range: Range<Int>) {
    guard references.count < Self.maximumCount else { return isWhole = false }
    references.append(number)
    followed.append(number)
    if unwanted.objects.contains(number) { cuts?.add(reference: range) }
  }

  /// Notes a remark between keys.
  mutating func remark(at range: Range<Int>) {
    guard isPropertyList else { return }
    facts.insert(PageInstructions.remark)
    cuts?.add(word: range)
  }

  /// Whether nobody wants to know any more.
  func hasEnded(_ stepCount: Int) -> Bool { look.hasEnded(stepCount) }

  /// Notes a key and its value.
  /// - Parameter start: what was mentioned before.
  /// - Returns: what is noted of it until its dictionary ends.
  mutating func close(
    _ key: String, _ value: PageReader.Value, since start: Mark, range: Range<Int>, written: Int
  ) -> PageEntry? {
    note(key, value, since: start, range)
    if Self.drawn.contains(key) { drawings.formUnion(references[start.references...]) }
    guard isPropertyList || Self.noted.contains(key) else { return nil }
    return PageEntry(
      key: key, value: value, range: range, written: written..<range.upperBound,
      references: start.references..<references.count, followed: start.followed..<followed.count)
  }

  private mutating func note(_ key: String, _ value: PageReader.Value, since start: Mark, _ range: Range<Int>) {
    switch key {
    case "XObject":
      pictures += named[start.named...]
      if case .reference(let number) = value { pictureLists.append(number) }
    case "Properties":
      propertyLists += references[start.references...]
      if textCount > start.textCount { facts.insert(PageReach.propertyList) }
    case "ActualText", "Alt", "E", "Lang": break
    default: if case .text = value { textCount += 1 }
    }
    named.removeSubrange(start.named...)
    if case .reference(let number) = value { named.append(Named(name: key, number: number, range: range)) }
  }

  /// Notes the end of a dictionary.
  /// - Parameter depth: 0 for the object itself.
  mutating func close(_ entries: [PageEntry], depth: Int, in bytes: [UInt8]) {
    if depth == 0 { names = named }
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
      for entry in entries where unwanted.keys.contains(entry.key) { cuts?.add(word: entry.range) }
    } else if PageReach.isPage(entries), entries.contains(where: { $0.key == "MediaBox" || $0.key == "Contents" }) {
      // A page is an object of its own (§7.7.3.2).
      facts.insert(PageReach.strayPage)
    } else if words.isField, let kids = entries.first(where: { $0.key == "Kids" }), kids.references.isEmpty {
      // So are fields (§12.7.3.1).
      for entry in entries where entry.key == "V" || entry.key == "RV" {
        facts.insert(PageReach.unseenValue)
        cuts?.add(word: entry.range)
      }
    }
  }

  /// Where pictures have a name that are to go.
  mutating func cutPictures() {
    for picture in unwanted.isPictureList ? pictures + names : pictures where unwanted.pictures.contains(picture.number)
    {
      cuts?.add(word: picture.range)
    }
  }

  /// Names of resources, and of states of a button, may be anything.
  private func leadsElsewhere(_ entry: PageEntry, _ words: PageWords, _ entries: [PageEntry]) -> Bool {
    guard Self.elsewhere.contains(entry.key) else { return false }
    return entry.key == "Parent" || words.isAnnotation
      || entries.contains { $0.key == "MediaBox" || $0.key == "Kids" || $0.value == .name("Page") }
  }
}
