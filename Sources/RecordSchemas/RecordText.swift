public import SelectiveDisclosure

/// What no text of a record may hold (Schemas/README.md, section 3.12). The program's own schemas say it of each field; of an organisation's
/// own it is asked besides.
public enum RecordText {
  /// Whether any text or name in a value has control characters other than tabs and line feeds, or marks that turn its direction round or
  /// isolate a part of it.
  public static func hasHiddenMarks(_ value: JSON) -> Bool {
    switch value {
    case .string(let text): text.unicodeScalars.contains(where: isHidden)
    case .array(let values): values.contains(where: hasHiddenMarks)
    case .object(let object):
      object.members.contains { $0.name.unicodeScalars.contains(where: isHidden) || hasHiddenMarks($0.value) }
    default: false
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
