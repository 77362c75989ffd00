internal import SelectiveDisclosure

/// Reads one object of a mapping file, and knows where it stands.
struct MappingReader {
  private static let maximumText = 1024

  let object: JSONObject
  let place: String

  init(_ object: JSONObject, at place: String) {
    self.object = object
    self.place = place
  }

  func error(_ name: String, _ reason: String) -> MappingError { MappingError("\(place)/\(name)", reason) }

  /// Refuses every member that is not one of these.
  func allow(_ names: Set<String>) throws(MappingError) {
    for name in object.names where !names.contains(name) { throw error(name, "is not a member that is known here") }
  }

  func text(_ name: String) throws(MappingError) -> String {
    guard let text = try optionalText(name) else { throw error(name, "is missing") }
    return text
  }

  /// A text of 1 to 1,024 bytes, or nil where it is missing.
  func optionalText(_ name: String) throws(MappingError) -> String? {
    guard let value = object[name] else { return nil }
    return try Self.text(value, "\(place)/\(name)")
  }

  private static func text(_ value: JSON, _ place: String) throws(MappingError) -> String {
    guard let text = value.stringValue, (1...maximumText).contains(text.utf8.count) else {
      throw MappingError(place, "is not a text of 1 to \(maximumText) bytes")
    }
    return text
  }

  /// `true` or `false`; false where it is missing.
  func flag(_ name: String) throws(MappingError) -> Bool {
    guard let value = object[name] else { return false }
    guard let flag = value.boolValue else { throw error(name, "is not true or false") }
    return flag
  }

  /// A list of texts; none where it is missing.
  func texts(_ name: String) throws(MappingError) -> [String] {
    guard let value = object[name] else { return [] }
    guard let elements = value.arrayValue, (1...ImportMapping.maximumFields).contains(elements.count) else {
      throw error(name, "is not a list of 1 to \(ImportMapping.maximumFields) texts")
    }
    var texts: [String] = []
    for (number, element) in elements.enumerated() {
      texts.append(try Self.text(element, "\(place)/\(name)/\(number)"))
    }
    guard Set(texts).count == texts.count else { throw error(name, "names something twice") }
    return texts
  }

  func objects(_ name: String, _ count: ClosedRange<Int>) throws(MappingError) -> [MappingReader] {
    guard let elements = object[name]?.arrayValue, count.contains(elements.count) else {
      throw error(name, "is not a list of \(count.lowerBound) to \(count.upperBound) objects")
    }
    var readers: [MappingReader] = []
    for (number, element) in elements.enumerated() {
      guard let object = element.objectValue else { throw error("\(name)/\(number)", "is not an object") }
      readers.append(MappingReader(object, at: "\(place)/\(name)/\(number)"))
    }
    return readers
  }

  func optionalObject(_ name: String) throws(MappingError) -> MappingReader? {
    guard let value = object[name] else { return nil }
    guard let object = value.objectValue else { throw error(name, "is not an object") }
    return MappingReader(object, at: "\(place)/\(name)")
  }
}
