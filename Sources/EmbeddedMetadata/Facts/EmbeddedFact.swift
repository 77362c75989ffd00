/// Something that a file tells beside what it shows: of which kind, and in which field; never what the field says.
public struct EmbeddedFact: Sendable, Hashable, Comparable {
  /// Characters of a field's name that are kept.
  static let maximumNameCount = 80

  /// The kind.
  public let kind: EmbeddedKind
  /// The field, as ExifTool names it (`GPS:GPSLatitude`), or as the format does: ASCII letters, digits, space and
  /// `-_.:`.
  public let field: String

  /// A fact. Files choose names too: what is no plain character becomes `_`, and what is long is cut.
  init(_ kind: EmbeddedKind, _ field: String) {
    self.kind = kind
    let plain = field.unicodeScalars.prefix(Self.maximumNameCount).map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " -_.:".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    self.field = String(plain)
  }

  /// By kind, then by field.
  public static func < (left: Self, right: Self) -> Bool {
    (left.kind, left.field) < (right.kind, right.field)
  }
}
