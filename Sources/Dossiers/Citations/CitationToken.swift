/// A place of a submission's text where it rests on an exhibit: `[EX 12, p. 3]`.
///
///     token    = "[" citation *( ";" citation ) "]"
///     citation = prefix 1*space number [ "," place ]
///     prefix   = letter *7( letter / digit / "-" )          ; capitals A to Z; the dossier's own
///     number   = 1 to 99999, without leading zeros
///     place    = 1 to 80 characters, without brackets, `;`, `\` and control characters: "p. 3", "pp. 3–5", "00:12:05", "para. 4"
///
/// Spaces may be any that word processors make, and stand around each part; a hyphen between digits of a place is a dash.
public struct CitationToken: Sendable, Hashable, CustomStringConvertible {
  /// The highest number of an exhibit.
  public static let maximumNumber = Dossier.maximumNumber
  /// Characters of a place.
  public static let maximumPlaceCount = 80

  /// What stands before the numbers of the dossier's exhibits.
  public let prefix: String
  /// The exhibit's number.
  public let number: Int
  /// Where in the exhibit; in one form whatever the word processor made of it.
  public let place: String?

  /// A citation; nil where the prefix, the number or the place is none.
  public init?(prefix: String, number: Int, place: String? = nil) {
    guard Self.isPrefix(prefix), (1...Self.maximumNumber).contains(number) else { return nil }
    self.prefix = prefix
    self.number = number
    if let place {
      guard let place = Self.normalizedPlace(place) else { return nil }
      self.place = place
    } else {
      self.place = nil
    }
  }

  /// Whether exhibits' numbers can have this prefix.
  public static func isPrefix(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (1...8).contains(bytes.count) && (0x41...0x5a).contains(bytes[0])
      && bytes.allSatisfy { (0x41...0x5a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }

  /// As it is written: `[EX 12, p. 3]`.
  public var description: String { Self.written([self]) }

  /// Several in one pair of brackets: `[EX 12, p. 3; EX 14]`.
  public static func written(_ tokens: [CitationToken]) -> String {
    "[\(tokens.map(\.inside).joined(separator: "; "))]"
  }

  /// As it is written where no line may break between the prefix and the number.
  public var unbreakable: String {
    String(description.map { $0 == " " ? "\u{a0}" : $0 })
  }

  private var inside: String { "\(prefix) \(number)\(place.map { ", \($0)" } ?? "")" }

  /// A place in its one form; nil where it is none.
  static func normalizedPlace(_ text: String) -> String? {
    let clean = CitationText.normalized(text.unicodeScalars)
    guard (1...maximumPlaceCount).contains(clean.count), !clean.contains(where: isForbidden) else { return nil }
    var place = ""
    for (index, scalar) in clean.enumerated() {
      // A range: 3-5, also where a line was broken after the dash.
      let isDash = scalar == "-" || scalar == "\u{2013}"
      if isDash, let before = clean[..<index].last(where: { $0 != " " }),
        let after = clean[(index + 1)...].first(where: { $0 != " " }),
        isDigit(before), isDigit(after)
      {
        while place.last == " " { place.removeLast() }
        place += "\u{2013}"
      } else if scalar == " ", place.last == "\u{2013}", index + 1 < clean.count, isDigit(clean[index + 1]) {
        continue
      } else {
        place.unicodeScalars.append(scalar)
      }
    }
    return place
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if ["[", "]", "{", "}", "<", ">", "|", "\\", ";"].contains(scalar) { return true }
    return switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
