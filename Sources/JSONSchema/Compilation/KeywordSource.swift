import SelectiveDisclosure

/// A schema's object, read keyword by keyword: what has another form than the standard gives it is an error.
struct KeywordSource {
  private static let longestExample = 64

  let object: JSONObject
  let place: SchemaPlace
  let resource: Int
  let vocabulary: Vocabulary

  /// The place of a keyword.
  func pointer(_ word: String) -> String { place.below(word).pointer.text }

  /// An error at a keyword.
  func malformed(_ word: String, _ reason: String) -> SchemaError {
    SchemaError(.malformed, pointer(word), reason)
  }

  /// Text, or nil without that keyword.
  func text(_ word: String) throws(SchemaError) -> String? {
    guard let value = object[word] else { return nil }
    guard case .string(let text) = value else { throw malformed(word, "not text") }
    return text
  }

  /// True or false.
  func flag(_ word: String) throws(SchemaError) -> Bool {
    guard let value = object[word] else { return false }
    guard case .bool(let flag) = value else { throw malformed(word, "neither true nor false") }
    return flag
  }

  /// A number.
  func number(_ word: String) throws(SchemaError) -> JSONNumber? {
    guard let value = object[word] else { return nil }
    guard case .number(let number) = value else { throw malformed(word, "not a number") }
    return number
  }

  /// A whole number from 0 on; what no `Int` holds is taken for the largest.
  func count(_ word: String) throws(SchemaError) -> Int? {
    guard let number = try number(word).map(ExactDecimal.init) else { return nil }
    guard number.isInteger, !number.isNegative else { throw malformed(word, "not a whole number from 0 on") }
    return number.int ?? .max
  }

  /// Names, each once.
  func names(_ word: String) throws(SchemaError) -> [String]? {
    guard let value = object[word] else { return nil }
    return try names(value, word)
  }

  /// Names, each once, inside a keyword's value.
  func names(_ value: JSON, _ word: String) throws(SchemaError) -> [String] {
    guard let elements = value.arrayValue, elements.allSatisfy({ $0.stringValue != nil }),
      Set(elements).count == elements.count
    else { throw malformed(word, "not a list of names, each once") }
    return elements.compactMap(\.stringValue)
  }

  /// Values by their names.
  func members(_ word: String) throws(SchemaError) -> [JSONMember] {
    guard let value = object[word] else { return [] }
    guard case .object(let object) = value else { throw malformed(word, "not an object") }
    return object.members
  }

  /// How many schemas a list has: at least one; nil without that keyword.
  func listCount(_ word: String) throws(SchemaError) -> Int? {
    guard let value = object[word] else { return nil }
    guard let elements = value.arrayValue, !elements.isEmpty else { throw malformed(word, "not a list of schemas") }
    return elements.count
  }

  /// A regular expression.
  func pattern(_ text: String, _ word: String) throws(SchemaError) -> Pattern {
    do {
      return try Pattern(text)
    } catch {
      throw SchemaError(.badPattern, pointer(word), "\(error.reason) (sign \(error.offset + 1))")
    }
  }

  /// The first example, if it is short.
  var example: String? {
    guard let first = object["examples"]?.arrayValue?.first, !first.isNested else { return nil }
    let words = first.words
    return words.isEmpty || words.unicodeScalars.count > Self.longestExample ? nil : words
  }
}

extension JSON {
  /// Whether it holds other values.
  var isNested: Bool { arrayValue != nil || objectValue != nil }

  /// As people write it: text without its quotation marks, anything else as JSON.
  var words: String {
    VisibleName.of(stringValue ?? String(decoding: JSONWriter.write(self).prefix(256), as: UTF8.self))
  }
}
