/// What kind of thing a file tells beside what it shows. The raw values are stable.
public enum EmbeddedKind: String, CaseIterable, Sendable, Comparable {
  /// Where something was, or somebody lives or works.
  case location
  /// Who made, owns, published or changed it, or is shown.
  case author
  /// The number of one device and no other.
  case serial
  /// What kind of device or program made it, and by which number it is known there.
  case device
  /// What it is called or said to be about.
  case title
  /// A remark, a note, text that is not shown, and any field whose meaning is not known.
  case comment
  /// A second picture, film or sound: a thumbnail may show what was cut away.
  case preview
  /// What was there before it was changed.
  case change
  /// A file in the file, or bytes that stand for nothing that it shows.
  case attachment
  /// When it was made, changed or printed.
  case time

  /// In the order in which they are told.
  public static func < (left: Self, right: Self) -> Bool { left.order < right.order }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
