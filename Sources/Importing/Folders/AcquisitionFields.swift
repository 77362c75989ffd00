internal import SelectiveDisclosure

/// Puts the fields of an acquisition record together. What a sidecar does not say is `unknown`, and nothing is made up.
struct AcquisitionFields {
  private static let maximumLine = 1024
  private static let maximumText = 65_536

  private(set) var object = JSONObject()
  private var sentences: [String] = []

  /// - Parameter method: how it was acquired, a word of the schema.
  init(method: String) {
    object.append("method", .string(method))
    object.append("collector", "unknown")
    object.append("place", "unknown")
    object.append("source", "unknown")
    object.append("custody_before", "unknown")
  }

  /// Sets a field of one line.
  mutating func set(line text: String, _ name: String) {
    if let line = Self.line(text) { object[name] = .string(line) }
  }

  mutating func set(_ value: JSON, _ name: String) { object[name] = value }

  /// Adds a sentence to the note.
  mutating func say(_ sentence: String) { sentences.append(sentence) }

  /// The fields with the note at the end.
  func finished() -> JSONObject {
    var result = object
    let note = sentences.joined(separator: "\n")
    if !note.isEmpty { result.append("note", .string(Self.cut(note, maximumText: Self.maximumText))) }
    return result
  }

  /// A text as a line of a record: without control and direction characters, at most 1,024 characters; nil where nothing is left.
  static func line(_ text: String) -> String? {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(maximumLine) {
      switch scalar.value {
      case ..<0x20, 0x7f...0x9f, 0x2028...0x202e, 0x2066...0x2069: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    let line = PlainText.trimmed(String(scalars))
    return line.isEmpty ? nil : line
  }

  private static func cut(_ text: String, maximumText: Int) -> String {
    let clean = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0a: true
      case ..<0x20, 0x7f...0x9f, 0x202a...0x202e, 0x2066...0x2069: false
      default: true
      }
    }
    guard clean.count > maximumText else { return String(String.UnicodeScalarView(clean)) }
    let end = "\n(cut here: the file itself says more)"
    return String(String.UnicodeScalarView(clean.prefix(maximumText - end.unicodeScalars.count))) + end
  }
}
