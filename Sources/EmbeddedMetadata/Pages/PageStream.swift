/// A stream of a PDF (ISO 32000-1 §7.3.8) as it lies there.
struct PageStream {
  /// Filters that are undone one after another, at most.
  private static let maximumFilterCount = 8
  /// What its dictionary is asked for. Some programs take the short names in it too.
  static let keys: Set = [
    "Type", "Subtype", "Filter", "F", "DecodeParms", "DP", "Length", "N", "First", "PatternType", "FunctionType",
    "ShadingType", "HalftoneType", "Length1",
  ]
  /// What functions, colours, halftones and fonts have, and no instructions (§7.10, §8.6.5.5, §8.7.4.5, §9.9, §10.5).
  private static let dataKeys = ["FunctionType", "ShadingType", "HalftoneType", "Length1", "N"]

  /// The number of its object, in digits; empty where none is found.
  let object: String
  /// What is to be undone to read it, first to last; nil where that stands elsewhere.
  let filters: [String]?
  /// What its dictionary says that it is.
  let type: PageReader.Value?
  /// Whether its dictionary says that it is an image.
  let isImage: Bool
  /// Whether its dictionary says that it is instructions, of a form or a pattern (§8.10, §8.7.3).
  private let isDrawing: Bool
  /// Whether it says that it is something else.
  private let isData: Bool
  /// Whether it was made smaller by guesses, which are not undone here.
  let hasPredictor: Bool
  /// Whether it is known what it is: not where programs may read it in different ways.
  let isClear: Bool
  /// Whether its length is known, so that its end is its own.
  let isMeasured: Bool
  /// Whether packed objects are in it.
  let hasObjects: Bool
  /// Where the first packed object begins; nil where that stands elsewhere.
  let first: Int?
  /// Its content; nil where its end is not found.
  let content: ArraySlice<UInt8>?

  /// What is no stream of an object that can be read.
  init(unknown content: ArraySlice<UInt8>?) {
    (object, filters, type, isImage, hasPredictor, isClear) = ("", nil, nil, false, false, false)
    (hasObjects, first, isMeasured, isDrawing, isData) = (false, nil, false, false, false)
    self.content = content
  }

  /// - Parameters:
  ///   - scalars: what single values stand for that the dictionary names by their object.
  ///   - hasPredictor: whether its dictionary has the word.
  init(
    object: String, _ written: [String: PageReader.Value], _ scalars: PageScalars, hasPredictor: Bool, isClear: Bool,
    content: ArraySlice<UInt8>?
  ) {
    self.object = object
    var values = written
    for key in ["Type", "Subtype", "Filter"] { values[key] = written[key].map(scalars.resolve) }
    filters = Self.filters(values["Filter"])
    type = values["Type"]
    isImage = values["Subtype"] == .name("Image")
    isDrawing = values["Subtype"] == .name("Form") || values["PatternType"] != nil
    isData = Self.dataKeys.contains { values[$0] != nil }
    self.hasPredictor = hasPredictor || Self.isElsewhere(values["DecodeParms"])
    hasObjects = type == .name("ObjStm") || values["N"] != nil && values["First"] != nil
    first = if case .number(let number) = values["First"] { Int(exactly: number) } else { nil }
    let isKnown = [values["Type"], values["Subtype"], values["Filter"]].allSatisfy(Self.isName)
    var isWhole = true
    // The end that was found may stand in the content.
    let length = scalars.length(written["Length"])
    if let length, length > Double((content?.count ?? 0) + 2) { isWhole = false }
    isMeasured = written["Length"] == nil || length != nil
    self.isClear =
      isClear && isKnown && isWhole && values["F"] == nil && values["DP"] == nil
      && (filters?.count ?? 0) <= Self.maximumFilterCount
    self.content = content
  }

  /// Whether it may be instructions.
  /// - Parameter isDrawn: whether something leads to it that leads to such.
  func mayInstruct(isDrawn: Bool) -> Bool { isDrawing || isDrawn && !isImage && !isData && type == nil }

  /// One name, a list of them, or a reference to either.
  private static func filters(_ value: PageReader.Value?) -> [String]? {
    switch value {
    case nil: return []
    case .name(let name): return [name]
    case .array(let elements):
      let names = elements.compactMap { if case .name(let name) = $0 { name } else { nil } }
      return names.count == elements.count ? names : nil
    default: return nil
    }
  }

  /// Whether it may be a name, or a list of them.
  private static func isName(_ value: PageReader.Value?) -> Bool {
    switch value {
    case .other, .text: false
    default: true
    }
  }

  private static func isElsewhere(_ value: PageReader.Value?) -> Bool {
    switch value {
    case .reference: true
    case .array(let elements): elements.contains(where: isElsewhere)
    default: false
    }
  }
}
