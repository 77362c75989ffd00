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
  static func needs(_ name: String, of kinds: Set<String>) -> Bool {
    name.hasSuffix(".xml")
      && (kinds.contains(HiddenStyles.kind) || kinds.contains(UsedNotes.kind)
        || !kinds.isDisjoint(with: UsedStrings.cellKinds))
  }

  /// Reads a part.
  /// - Parameter kinds: what it is to those that lead there.
  mutating func read(_ bytes: [UInt8], of kinds: Set<String>) throws(OfficeError) {
    if kinds.contains(HiddenStyles.kind) { try styles.read(bytes) }
    if kinds.contains(UsedNotes.kind) { try notes.read(bytes) }
    if !kinds.isDisjoint(with: UsedStrings.cellKinds) { try strings.read(bytes) }
  }
}
