/// A record to be filled in: JSON with comments on lines of their own, which say what belongs where.
///
///     // Pseudonym. The person who was interviewed. Must be there.
///     "pseudonym": "P-104",
///
///     // Mode. How they spoke to each other. One of: in_person, video, telephone, written, not asked, refused,
/// unknown.
///     "mode": "not asked",
///
///     // Guardian. Who agreed for them, as a pseudonym.
///     //"guardian": "P-106",
public enum RecordTemplate {
  /// What stands in a field that cannot be left unsaid; no record says it.
  public static let placeholder = "From the template: to be replaced."

  /// The template of a form, UTF-8. With its comments stripped it fits the schema; so it does with the fields that are
  /// commented out (`//"…`) put in, those of another kind of the same record apart.
  public static func text(for form: RecordForm) -> [UInt8] {
    Array(TemplateWriter(form).text.utf8)
  }

  /// The bytes with every line that is only a comment (white space, then `//`) made blank. Nothing moves, so that the
  /// place of an error is its place in what was given; a JSON string has no line ends, and so none of a string's bytes
  /// can be meant.
  public static func strip(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var start = 0
    while start < result.count {
      let end = result[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? result.count
      let first = result[start..<end].firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } ?? end
      if result[first..<end].starts(with: "//".utf8) {
        for place in first..<end { result[place] = UInt8(ascii: " ") }
      }
      start = end + 1
    }
    return result
  }
}
