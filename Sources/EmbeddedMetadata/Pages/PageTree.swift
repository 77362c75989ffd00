/// The pages of a PDF, and the nodes above them that hand their boundaries down (ISO 32000-1 §7.7.3.4, §14.11.2).
struct PageTree: PageObjectTaker {
  /// What was found out about what pages show.
  enum Margins { case shown, hidden, unknown }

  private struct Node: Equatable {
    let media: PageReader.Value?
    let crop: PageReader.Value?
    let parent: PageReader.Value?
    let isPage: Bool
  }

  private enum Inherited {
    case value(PageReader.Value)
    case nothing
    /// What is above it is not found.
    case unknown
  }

  private static let maximumNodeCount = 100_000
  private static let maximumDepth = 64
  private static let keys: Set = ["Type", "Kids", "Parent", "MediaBox", "CropBox", "Contents", "Resources"]

  private var nodes: [Int: Node] = [:]
  private var arrays: [Int: PageReader.Value] = [:]
  /// Objects of which a file says different things.
  private var isAmbiguous = false
  var isWhole = true
  /// Boundaries that stand in what was taken, and those of nodes among them.
  private var (wordCount, boxCount) = (0, 0)

  mutating func take(_ number: Int, _ reader: inout PageReader) -> Bool {
    let start = reader.place
    guard let values = reader.dictionary(Self.keys) else {
      reader.place = start
      guard let value = reader.value() else { return false }
      if box(value) != nil { keep(value, number, in: \.arrays) }
      return true
    }
    let isBound = values["MediaBox"] != nil || values["CropBox"] != nil
    let hasKids = values["Kids"] != nil
    let isPage =
      !hasKids
      && (values["Type"] == .name("Page") || isBound
        || values["Type"] == nil && values["Parent"] != nil && (values["Contents"] ?? values["Resources"]) != nil)
    guard isPage || hasKids else { return true }
    boxCount += (values["MediaBox"] == nil ? 0 : 1) + (values["CropBox"] == nil ? 0 : 1)
    keep(
      Node(media: values["MediaBox"], crop: values["CropBox"], parent: values["Parent"], isPage: isPage), number,
      in: \.nodes)
    return true
  }

  mutating func notice(_ search: PageSearch) {
    for key in ["/MediaBox", "/CropBox"] as [StaticString] {
      var place = 0
      while let word = search.next(key, from: place) {
        place = word.upperBound
        wordCount += 1
      }
    }
  }

  private mutating func keep<V: Equatable>(_ value: V, _ number: Int, in values: WritableKeyPath<Self, [Int: V]>) {
    let old = self[keyPath: values][number]
    if let old, old != value { isAmbiguous = true }
    guard old != nil || self[keyPath: values].count < Self.maximumNodeCount else { return isWhole = false }
    self[keyPath: values][number] = value
  }

  /// Whether a page may show less than it has.
  var margins: Margins {
    // What stands where no node was found may be one all the same.
    let found: Margins = isWhole && wordCount == boxCount ? .shown : .unknown
    let boxes = nodes.values.flatMap { [$0.media, $0.crop].compactMap(\.self) }.map(box)
    if let first = boxes.first, first != nil, boxes.allSatisfy({ $0 == first }) { return found }
    if isAmbiguous { return .hidden }
    for node in nodes.values where node.isPage && !showsAll(node) { return .hidden }
    return found
  }

  private func showsAll(_ page: Node) -> Bool {
    switch inherited(\.crop, of: page) {
    case .nothing: return true
    case .unknown: return false
    case .value(let crop):
      guard case .value(let media) = inherited(\.media, of: page), let media = box(media), let crop = box(crop) else {
        return false
      }
      return Self.shows(crop, media)
    }
  }

  /// The value of a page, or of the nearest node above it that has one.
  private func inherited(_ key: KeyPath<Node, PageReader.Value?>, of page: Node) -> Inherited {
    var node = page
    for _ in 0..<Self.maximumDepth {
      if let value = node[keyPath: key] { return .value(value) }
      guard let parent = node.parent else { return .nothing }
      guard case .reference(let number) = parent, let above = nodes[number] else { return .unknown }
      node = above
    }
    return .unknown
  }

  /// Left, bottom, right, top (§7.9.5: any two corners); nil for anything else.
  private func box(_ value: PageReader.Value) -> [Double]? {
    var value = value
    // Those that lead to each other lead nowhere.
    for _ in 0..<Self.maximumDepth {
      guard case .reference(let number) = value else { break }
      guard let next = arrays[number] else { return nil }
      value = next
    }
    // References inside of it are not followed.
    guard case .array(let elements) = value, elements.count == 4 else { return nil }
    let corners = elements.compactMap { if case .number(let number) = $0 { number } else { nil } }
    guard corners.count == 4, corners.allSatisfy(\.isFinite) else { return nil }
    return [
      min(corners[0], corners[2]), min(corners[1], corners[3]), max(corners[0], corners[2]),
      max(corners[1], corners[3]),
    ]
  }

  private static func shows(_ crop: [Double], _ media: [Double]) -> Bool {
    crop[0] <= media[0] + 0.01 && crop[1] <= media[1] + 0.01 && crop[2] >= media[2] - 0.01
      && crop[3] >= media[3] - 0.01
  }
}
