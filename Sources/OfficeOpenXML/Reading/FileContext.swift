/// What has to be known of a whole file to say of one part what it holds beside what it shows.
struct FileContext {
  /// Styles that hide.
  private(set) var styles = HiddenStyles()
  /// Strings that cells show.
  private(set) var strings = UsedStrings()
  /// What these strings say.
  private(set) var texts = ShownTexts()
  /// Notes that the text refers to.
  private(set) var notes = UsedNotes()

  /// Reads a list of strings, once all cells are read.
  mutating func read(strings bytes: [UInt8]) throws(OfficeError) { try texts.read(bytes, strings) }

  /// Whether a part is read for it: one that is XML by its name.
  static func needs(_ name: String, of kind: String?) -> Bool {
    name.hasSuffix(".xml")
      && (kind == HiddenStyles.kind || kind == UsedNotes.kind || kind.map(UsedStrings.cellKinds.contains) ?? false)
  }

  /// Reads a part.
  /// - Parameter kind: what it is to the one that leads there.
  mutating func read(_ bytes: [UInt8], of kind: String?) throws(OfficeError) {
    if kind == HiddenStyles.kind { try styles.read(bytes) }
    if kind == UsedNotes.kind { try notes.read(bytes) }
    if let kind, UsedStrings.cellKinds.contains(kind) { try strings.read(bytes) }
  }
}
