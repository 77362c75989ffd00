/// What a dictionary of a PDF says and no page shows, as texts of its own.
struct PageWords {
  static let keys: Set = [
    "ActualText", "Alt", "E", "T", "TU", "TM", "DV", "V", "RV", "FT", "URI", "Base", "Contents", "NM", "I", "Category",
    "Name", "Summary", "OPI", "Alternates", "PieceInfo", "Thumb", "Metadata", "Type", "Subtype", "S", "F", "P", "Kids",
    "Parent", "Rect", "MediaBox", "ByteRange", "O", "AC", "RC", "Count", "PTEX.InfoDict", "PTEX.FileName",
  ]
  /// ISO 32000-1 §8.11.4.4: what else may hide a layer; what hides it from a page, from paper or from other programs is
  /// found by its state.
  private static let categories: Set = ["Zoom", "User", "Language"]

  /// What it says, and what is to go so that it says that no more; nil for what a copy leaves.
  private(set) var facts: [(fact: EmbeddedFact?, range: Range<Int>?)] = []
  /// The address that was read last: what describes a link often is that.
  var address: String?

  private let entries: [PageEntry]
  private let bytes: [UInt8]
  private let isPropertyList: Bool
  private var keys: Set<String> = []

  /// - Parameters:
  ///   - bytes: in which the entries stand.
  ///   - address: the one that was read before, in what is inside of it.
  ///   - isPropertyList: whether it is a list of properties in instructions: any text in it is told of.
  init(_ entries: [PageEntry], in bytes: [UInt8], address: String?, isPropertyList: Bool) {
    self.isPropertyList = isPropertyList
    self.entries = entries
    self.bytes = bytes
    self.address = address
    keys = Set(entries.map(\.key))
    for entry in entries { look(at: entry) }
  }

  private var type: PageReader.Value? { value("Type") }
  private var subtype: PageReader.Value? { value("Subtype") }
  private func value(_ key: String) -> PageReader.Value? { entries.first { $0.key == key }?.value }
  private func has(_ key: String) -> Bool { keys.contains(key) }

  /// §12.5.2: one that a page may show, and that is told of for nothing else.
  var isAnnotation: Bool {
    if case .name(let name) = subtype {
      if PageMarks.shownAnnotations.contains(name) { return true }
      if PageMarks.annotationKinds.contains(name) { return false }
    }
    return type == .name("Annot") || has("Rect") && has("Subtype") && !has("MediaBox")
  }

  /// §12.7.3; what has the same key in the structure of a document has another too.
  var isField: Bool { has("FT") || hasName && !has("S") && (has("Parent") || has("Kids") || has("V")) }

  private var hasName: Bool { if case .text = value("T") { true } else { false } }

  /// §12.7.3.1: a field whose value is in it, and that has neither a place on a page nor fields below it.
  private var isUnseenField: Bool { isField && !has("Subtype") && !has("Kids") }

  private mutating func look(at entry: PageEntry) {
    switch entry.key {
    case let key where isPropertyList && !["ActualText", "Alt", "E", "Lang"].contains(key):
      if isText(entry), says(entry) { tell(.comment, entry, "property list") }
    case "ActualText": if !isOfLetters(entry) { tell(.comment, entry) }
    case "Alt", "Summary": if says(entry) { tell(.title, entry) }
    case "E": if isText(entry) || isPart, says(entry) { tell(.comment, entry) }
    // A title of a part of the document (§14.7.2).
    case "T": if isText(entry) || isPart, has("S"), has("P"), !has("FT"), says(entry) { tell(.title, entry) }
    case "TU": if says(entry) { tell(.title, entry) }
    case "TM": if says(entry) { tell(.comment, entry) }
    case "DV": if says(entry), !isValue(entry) { tell(.comment, entry) }
    case "V", "RV": if isUnseenField, says(entry) { tell(.comment, entry, "form value that is not shown") }
    case "URI", "Base": look(atAddress: entry)
    case "Contents": look(atContents: entry)
    case "NM": if isAnnotation, !isText(entry) || !text(entry).isIdentifier { tell(.comment, entry) }
    case "I": if type == .name("Thread") { tell(.title, entry, "article thread") }
    case "Name":
      // §8.11.4.4: for whom a layer is.
      if [.name("Ind"), .name("Ttl"), .name("Org")].contains(type), says(entry) {
        tell(.author, entry, "layer user")
      }
    case "Category":
      if !entry.value.names.isDisjoint(with: Self.categories) {
        facts.append((EmbeddedFact(.preview, PageMarks.hiddenLayer), nil))
      }
    // Attributes of the structure that anybody may make up (§14.7.5.4).
    case "P": if value("O") == .name("UserProperties") { tell(.comment, entry, "UserProperties") }
    // What a button says while it is pressed, or pointed at (§12.5.6.19).
    case "AC", "RC": if says(entry) { tell(.comment, entry) }
    case "OPI", "PieceInfo": tell(.comment, entry)
    case "Alternates", "Thumb": tell(.preview, entry)
    // What pdfTeX keeps of a PDF that became a picture: who wrote that, and what it was called.
    case "PTEX.InfoDict", "PTEX.FileName": tell(.comment, entry)
    case "Count": look(atCount: entry)
    case "Metadata": if isKnown { facts.append((nil, entry.range)) }
    default: break
    }
  }

  /// §14.7.2: a part of the structure.
  private var isPart: Bool { if case .name = value("S") { true } else { false } }

  private mutating func look(atAddress entry: PageEntry) {
    guard isText(entry) else {
      // The catalog's is a dictionary (§12.6.4.7).
      if case .reference = entry.value, value("S") == .name("URI") { tell(.comment, entry, "URI") }
      return
    }
    let text = text(entry).string
    if entry.key == "URI" { address = text }
    if let kind = PageAddress(text).kind { tell(kind, entry, "URI") }
  }

  private mutating func look(atContents entry: PageEntry) {
    guard isAnnotation, !has("ByteRange"), says(entry) else { return }
    // Where it leads is seen by whoever points at it.
    if isText(entry), let address, address.contains(text(entry).string) { return }
    tell(.comment, entry)
  }

  /// §7.7.3.2: programs that believe it show no page behind so many.
  private mutating func look(atCount entry: PageEntry) {
    guard value("Type") == .name("Pages"), case .array(let kids) = value("Kids"), case .number(let count) = entry.value,
      count < Double(kids.count)
    else { return }
    facts.append((EmbeddedFact(.change, "PDF:page beyond the count of pages"), nil))
  }

  /// Whether it is the same as the value that is shown.
  private func isValue(_ entry: PageEntry) -> Bool {
    guard let other = entries.first(where: { $0.key == "V" }), isText(entry), isText(other) else { return false }
    return text(entry).string == text(other).string
  }

  private mutating func tell(_ kind: EmbeddedKind, _ entry: PageEntry, _ name: String? = nil) {
    facts.append((EmbeddedFact(kind, "PDF:\(name ?? entry.key)"), isText(entry) || isKnown ? entry.range : nil))
  }

  /// Whether it is a dictionary whose keys have a meaning: where it may be a list of names that somebody gave to fonts
  /// or pictures (§7.8.3), nothing but a text can go without changing what a page shows.
  private var isKnown: Bool {
    if !keys.isDisjoint(with: ["MediaBox", "Rect", "Length", "Parent"]) { return true }
    return ["Type", "Subtype", "S", "FT", "O"].contains { if case .name = value($0) { true } else { false } }
  }

  private func isText(_ entry: PageEntry) -> Bool { if case .text = entry.value { true } else { false } }
  private func text(_ entry: PageEntry) -> PageText { PageText(bytes[entry.written]) }

  private func isOfLetters(_ entry: PageEntry) -> Bool { isText(entry) ? text(entry).isOfLetters : !says(entry) }

  /// Whether it is a text with something in it, or may be one that stands elsewhere.
  private func says(_ entry: PageEntry) -> Bool {
    switch entry.value {
    case .text: text(entry).saysSomething
    case .reference: true
    case .array(let elements): !elements.allSatisfy(\.isPlain)
    case .name, .number, .other: false
    }
  }
}

extension PageReader.Value {
  /// Itself, or what is in it, as far as these are names.
  var names: Set<String> {
    switch self {
    case .name(let name): [name]
    case .array(let elements): Set(elements.compactMap { if case .name(let name) = $0 { name } else { nil } })
    default: []
    }
  }

  /// A number or a name, which say nothing.
  fileprivate var isPlain: Bool {
    switch self {
    case .number, .name: true
    default: false
    }
  }
}
