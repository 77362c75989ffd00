import SelectiveDisclosure

/// The types of `type` (Validation §6.1.1), as a set.
struct InstanceType: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = Self(rawValue: 1)
  static let boolean = Self(rawValue: 2)
  static let object = Self(rawValue: 4)
  static let array = Self(rawValue: 8)
  static let number = Self(rawValue: 16)
  static let string = Self(rawValue: 32)
  static let integer = Self(rawValue: 64)

  /// The types by their names, as `type` has them, and in words.
  static let names: [(name: String, type: Self, words: String)] = [
    ("string", .string, "text in quotation marks"), ("integer", .integer, "a whole number"),
    ("number", .number, "a number"), ("boolean", .boolean, "true or false"), ("array", .array, "a list in [ ]"),
    ("object", .object, "fields in { }"), ("null", .null, "null"),
  ]

  /// What a value is: a whole number is an integer and a number.
  init(of value: JSON) {
    self =
      switch value {
      case .null: .null
      case .bool: .boolean
      case .object: .object
      case .array: .array
      case .string: .string
      case .number(let number): ExactDecimal(number).isInteger ? [.integer, .number] : .number
      }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The type of that name, or nil.
  init?(named name: String) {
    guard let found = Self.names.first(where: { $0.name == name }) else { return nil }
    self = found.type
  }

  /// For example `a list in [ ] or null`.
  var words: String { Self.names.filter { contains($0.type) }.map(\.words).joined(separator: " or ") }
}
