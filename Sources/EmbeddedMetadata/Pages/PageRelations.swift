/// What the objects of a PDF are to one another: which single values stand for which numbers, what is drawn, and what
/// dictionaries say that is not shown.
struct PageRelations: PageObjectTaker {
  private static let maximumCount = 200_000
  private static let maximumObjectCount = 1 << 20
  /// §12.6.4: actions that name another file.
  private static let elsewhere: Set = [
    "GoToR", "GoToE", "Launch", "ImportData", "SubmitForm", "Rendition", "Movie", "Sound",
  ]
  /// §12.5.3: hidden, and not to be viewed.
  private static let hidden = 0x22

  var isWhole = true
  private(set) var scalars = PageScalars()
  /// How often each number is an object's.
  private var counts: [Int: Int] = [:]
  private var hasOddNumber = false
  private var drawings: Set<Int> = []
  /// What objects mention that are no streams.
  private var mentions = PageGraph()
  private var reach = PageReach()
  private var dictionaries: Set<[String: PageReader.Value]> = []
  private var words: Set<EmbeddedFact> = []

  mutating func take(_ number: Int, _ reader: inout PageReader) -> Bool {
    guard counts[number] != nil || counts.count < Self.maximumObjectCount else { return false }
    counts[number, default: 0] += 1
    reader.mentions = PageMentions()
    defer { reader.mentions = nil }
    guard let value = reader.value(), let found = reader.mentions else { return false }
    switch value {
    case .number, .name, .reference, .array: scalars.keep(value, number)
    case .text, .other: break
    }
    drawings.formUnion(found.drawings)
    dictionaries.formUnion(found.dictionaries)
    if words.count < Self.maximumCount { words.formUnion(found.facts) }
    reader.skip()
    let isStream = reader.bytes[reader.place...].starts(with: "stream".utf8)
    if !isStream { mentions.add(number, found.references) }
    reach.take(number, value, found)
    return found.isWhole && scalars.isWhole && mentions.isWhole && reach.isWhole
      && dictionaries.count < Self.maximumCount
  }

  /// Whether a number is one object's and no other's.
  func isUnique(_ number: Int) -> Bool { !hasOddNumber && counts[number] == 1 }

  /// What may be an object's beginning that is not written as all are may be any.
  mutating func notice(_ search: PageSearch) {
    reach.notice(search)
    var place = 0
    while !hasOddNumber, let word = search.nextWord("obj", from: place) {
      place = word.upperBound
      let isEnd = search.bytes[..<word.lowerBound].suffix(3).elementsEqual("end".utf8)
      if !isEnd, !search.isPlainNumber(before: word.lowerBound) { hasOddNumber = true }
    }
  }

  /// The numbers of all that may be instructions, whatever else they say that they are.
  var drawn: Set<Int> { mentions.reached(from: drawings) }

  /// Pictures among resources of which no name is drawn.
  /// - Parameter drawn: names of all that is.
  func undrawn(_ drawn: Set<String>) -> Set<Int> { reach.undrawn(drawn) }

  /// Whether an object is a list of pictures among resources.
  func isPictureList(_ number: Int) -> Bool { reach.isPictureList(number) }

  /// What belongs to no page.
  var stray: PageReach.Stray { reach.stray(scalars) }

  /// What dictionaries say that no page shows.
  var facts: Set<EmbeddedFact> {
    var facts = words.union(stray.facts)
    for dictionary in dictionaries {
      facts.formUnion(annotations(dictionary))
      let kinds = names(dictionary["Type"]).union(names(dictionary["S"]))
      if kinds.contains("Filespec") || !kinds.isDisjoint(with: Self.elsewhere) {
        facts.insert(EmbeddedFact(.comment, "PDF:file elsewhere"))
      }
    }
    return facts
  }

  private func annotations(_ dictionary: [String: PageReader.Value]) -> [EmbeddedFact] {
    let kinds = names(dictionary["Subtype"])
    let isAnnotation = names(dictionary["Type"]).contains("Annot")
    var facts = PageMarks.annotations(kinds)
    if isAnnotation, kinds.isEmpty || !kinds.isSubset(of: PageMarks.shownAnnotations.union(PageMarks.annotationKinds)) {
      facts.append(EmbeddedFact(.comment, "PDF:annotation"))
    }
    guard isAnnotation || !kinds.isDisjoint(with: PageMarks.shownAnnotations), let flags = dictionary["F"] else {
      return facts
    }
    let candidates = scalars.candidates(flags)
    let isSeen = candidates.allSatisfy { candidate in
      if case .number(let number) = candidate {
        Int(exactly: number).map { $0 & Self.hidden == 0 } ?? false
      } else {
        false
      }
    }
    if candidates.isEmpty || !isSeen { facts.append(EmbeddedFact(.comment, "PDF:hidden annotation")) }
    return facts
  }

  /// Names that a value may stand for.
  private func names(_ value: PageReader.Value?) -> Set<String> {
    guard let value else { return [] }
    return Set(scalars.candidates(value).compactMap { if case .name(let name) = $0 { name } else { nil } })
  }
}
