/// The bag's metadata `bag-info.txt` (RFC 8493 §2.2.2): labels and values in their order; a label may come more than once.
///
///     Source-Organization: Archive of Voices
///     External-Description: Statements recorded in the spring, handed over in the presence of
///      two witnesses
///     Payload-Oxum: 279164409832.1198
public struct BagInfo: Hashable, Sendable {
  /// `bag-info.txt`.
  public static let fileName = "bag-info.txt"
  /// The longest file that is read: 1 MiB.
  public static let maximumByteCount = 1 << 20
  /// Where the writer folds: 79 columns, counted in characters.
  public static let columns = 79

  /// One label and its value.
  public struct Element: Hashable, Sendable {
    /// Without colon, line ends, or blanks at its ends; not empty.
    public let label: String
    /// One line of text; a folded value is put together with one space for each fold.
    public let value: String

    /// An element.
    /// - Throws: `.malformedInfo` where the label has a colon or blanks at its ends or is empty, the value has blanks at its
    ///   ends, or either has control characters.
    public init(label: String, value: String) throws(BagItError) {
      let (name, text) = (Array(label.utf8)[...], Array(value.utf8)[...])
      guard !name.isEmpty, !name.contains(0x3a), TagLines.trimmed(name) == name, TagLines.trimmed(text) == text,
        (name + text).allSatisfy({ ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 })
      else { throw BagItError(.malformedInfo, "label or value") }
      self.label = label
      self.value = value
    }
  }

  /// The elements, in their order.
  public var elements: [Element]

  /// These elements.
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// Reads a file whose text was already brought to UTF-8 (``TagEncoding/utf8(_:)``). In version 1.0 exactly one blank follows
  /// the colon and none comes before it; in 0.97 any number, and empty lines are skipped.
  /// - Throws: `.malformedInfo` with its line, `.malformedText`, `.tooLarge`.
  public init(_ bytes: [UInt8], version: BagVersion = .v1_0) throws(BagItError) {
    guard bytes.count <= Self.maximumByteCount else { throw BagItError(.tooLarge, Self.fileName) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw BagItError(.malformedText, "no UTF-8") }
    var fields: [(label: ArraySlice<UInt8>, value: [UInt8], line: Int)] = []
    for (index, line) in TagLines.split(bytes).enumerated() {
      if line.allSatisfy(TagLines.isBlank) {
        guard version == .v0_97 else { throw BagItError(.malformedInfo, "empty line", line: index + 1) }
      } else if let first = line.first, TagLines.isBlank(first) {
        guard !fields.isEmpty else { throw BagItError(.malformedInfo, "nothing to continue", line: index + 1) }
        let more = TagLines.trimmed(line)
        fields[fields.count - 1].value += (fields[fields.count - 1].value.isEmpty ? [] : [0x20]) + more
      } else {
        let (label, value) = try Self.field(line, version, index + 1)
        fields.append((label, Array(value), index + 1))
      }
    }
    elements = []
    for field in fields {
      do {
        elements.append(
          try Element(
            label: String(decoding: field.label, as: UTF8.self), value: String(decoding: field.value, as: UTF8.self)))
      } catch {
        throw error.at(line: field.line)
      }
    }
  }

  private static func field(
    _ line: ArraySlice<UInt8>, _ version: BagVersion, _ number: Int
  ) throws(BagItError) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
    guard let colon = line.firstIndex(of: 0x3a) else { throw BagItError(.malformedInfo, "no colon", line: number) }
    let (label, value) = (line[..<colon], line[(colon + 1)...])
    if version == .v0_97 { return (TagLines.trimmed(label), TagLines.trimmed(value)) }
    guard let blank = value.first, TagLines.isBlank(blank) else {
      throw BagItError(.malformedInfo, "no space behind the colon", line: number)
    }
    let text = value.dropFirst()
    // Blanks in front of the value would be a second spelling; those behind it nobody sees, and foreign tools leave them.
    if let next = text.first, TagLines.isBlank(next), !text.allSatisfy(TagLines.isBlank) {
      throw BagItError(.malformedInfo, "more than one space behind the colon", line: number)
    }
    return (label, TagLines.trimmed(text))
  }

  /// The values of a label, without regard to upper and lower case, in their order.
  public func values(of label: String) -> [String] {
    elements.filter { $0.label.lowercased() == label.lowercased() }.map(\.value)
  }
}
