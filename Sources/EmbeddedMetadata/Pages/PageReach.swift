/// What lies in a PDF and belongs to no page that it shows: pages outside the tree of pages (ISO 32000-1 §7.7.3), such
/// as those that were deleted and to which a bookmark still leads; pictures and drawings (§8.9, §8.10) and annotations
/// (§12.5) to which no page leads.
struct PageReach {
  static let keys: Set = ["Pages", "Contents", "Resources", "MediaBox", "CropBox", "Length"]
  static let propertyList = EmbeddedFact(.comment, "PDF:property list")
  static let strayPage = EmbeddedFact(.change, "PDF:page outside the tree of pages")
  static let strayDrawing = EmbeddedFact(.preview, "PDF:picture that no page draws")
  private static let strayAnnotation = EmbeddedFact(.comment, "PDF:annotation on no page")
  static let unseenValue = EmbeddedFact(.comment, "PDF:form value that is not shown")
  private static let keysOfNoList: Set = ["Type", "Subtype", "Length", "Kids", "Rect"]
  private static let (maximumCount, maximumRootCount) = (400_000, 1000)

  private var roots: Set<Int> = []
  private var pages: Set<Int> = []
  private var annotations: Set<Int> = []
  private var drawings: Set<Int> = []
  /// Streams whose kind stands elsewhere.
  private var others: [Int: PageReader.Value] = [:]
  /// Fields that have a value, and others below them.
  private var values: Set<Int> = []
  /// Pictures among resources, with the names that they have there; lists of these that stand elsewhere, and whatever
  /// may be one.
  private var (pictures, pictureLists): ([Int: Set<String>], Set<Int>) = ([:], [])
  private var lists: [Int: [PageMentions.Named]] = [:]
  private var listCount = 0
  /// Lists of properties, layers, and what has texts.
  private var (properties, layers, texts): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
  /// From nodes to those below them.
  private var kids = PageGraph()
  /// To what is drawn.
  private var ways = PageGraph()
  private var isBounded = true
  /// Whether all was taken.
  var isWhole: Bool { isBounded && kids.isWhole && ways.isWhole }

  /// Takes where a file says that it begins (§7.5.5).
  mutating func notice(_ search: PageSearch) {
    for case .reference(let number) in search.words(after: "/Root") {
      if roots.count < Self.maximumRootCount { roots.insert(number) } else { isBounded = false }
    }
  }

  /// Takes an object, and what is mentioned in it.
  mutating func take(_ number: Int, _ value: PageReader.Value, _ found: PageMentions) {
    ways.add(number, found.followed)
    switch value {
    case .array, .reference: kids.add(number, found.references)
    default: break
    }
    takeResources(number, found)
    let entries = found.entries
    guard !entries.isEmpty else { return }
    let keys = Set(entries.map(\.key))
    let kind = entries.first { $0.key == "Subtype" }?.value
    if kind == .name("Image") || kind == .name("Form") { drawings.insert(number) }
    if case .reference = kind, keys.contains("Length") { others[number] = kind }
    for entry in entries where entry.key == "Kids" || entry.key == "Pages" {
      kids.add(number, found.references[entry.references])
    }
    if Self.isPage(entries) { pages.insert(number) }
    if found.isAnnotation { annotations.insert(number) }
    if found.isField, keys.contains("Kids"), !keys.isDisjoint(with: ["V", "RV"]) { values.insert(number) }
    isBounded =
      isBounded && pages.count + annotations.count + drawings.count + others.count + values.count < Self.maximumCount
      && listCount < Self.maximumCount
  }

  private mutating func takeResources(_ number: Int, _ found: PageMentions) {
    for picture in found.pictures { pictures[picture.number, default: []].insert(picture.name) }
    pictureLists.formUnion(found.pictureLists)
    listCount += found.pictures.count
    if !found.names.isEmpty, !found.entries.contains(where: { Self.keysOfNoList.contains($0.key) }) {
      lists[number, default: []] += found.names
      listCount += found.names.count
    }
    properties.formUnion(found.propertyLists)
    if found.textCount > 0 { texts.insert(number) }
    let type = found.entries.first { $0.key == "Type" }?.value
    if type == .name("OCG") || type == .name("OCMD") { layers.insert(number) }
  }

  /// Pictures that have names among resources, of which none is drawn.
  func undrawn(_ drawn: Set<String>) -> Set<Int> {
    var names = pictures
    for list in pictureLists {
      for picture in lists[list] ?? [] { names[picture.number, default: []].insert(picture.name) }
    }
    return Set(names.filter { $0.value.isDisjoint(with: drawn) }.keys).intersection(drawings)
  }

  /// Whether an object is a list of pictures among resources.
  func isPictureList(_ number: Int) -> Bool { pictureLists.contains(number) }

  /// Whether a dictionary is a page: as it says, or as it looks.
  static func isPage(_ entries: [PageEntry]) -> Bool {
    let keys = Set(entries.map(\.key))
    guard !keys.contains("Kids") else { return false }
    switch entries.first(where: { $0.key == "Type" })?.value {
    case .name("Page"), .name("Template"): return true
    case .name: return keys.contains("MediaBox")
    default:
      return !keys.isDisjoint(with: ["MediaBox", "CropBox"])
        || keys.contains("Parent") && !keys.isDisjoint(with: ["Contents", "Resources"])
          && keys.isDisjoint(with: ["Subtype", "Rect", "FT", "T"])
    }
  }

  /// What belongs to no page.
  /// - Parameter scalars: what single values stand for.
  func stray(_ scalars: PageScalars) -> Stray {
    guard !roots.isEmpty else { return Stray() }
    let tree = kids.reached(from: roots)
    let drawn = ways.reached(from: tree.subtracting(roots))
    let unclear = others.filter { _, kind in
      !scalars.candidates(kind).isDisjoint(with: [.name("Image"), .name("Form")])
    }
    let shown = values.isEmpty ? [] : kids.reversed.reached(from: annotations.intersection(drawn))
    return Stray(
      pages: pages.subtracting(tree), drawings: drawings.union(unclear.keys).subtracting(drawn),
      annotations: annotations.subtracting(drawn),
      values: values.subtracting(shown),
      texts: ways.reached(from: properties.subtracting(layers)).subtracting(layers).intersection(texts))
  }

  /// Objects that belong to no page.
  struct Stray {
    var pages: Set<Int> = []
    var drawings: Set<Int> = []
    var annotations: Set<Int> = []
    /// Fields of forms of whose values no page shows anything.
    var values: Set<Int> = []

    /// Lists of properties that say something.
    var texts: Set<Int> = []

    /// All but those whose values alone are to go.
    var objects: Set<Int> { pages.union(drawings).union(annotations) }

    var facts: Set<EmbeddedFact> {
      let all = [
        (pages, strayPage), (drawings, strayDrawing), (annotations, strayAnnotation), (values, unseenValue),
        (texts, propertyList),
      ]
      return Set(all.compactMap { $0.0.isEmpty ? nil : $0.1 })
    }
  }
}
