/// The vocabularies of the dialect 2020-12 (Core §8.1.2), as a set.
struct Vocabulary: OptionSet, Sendable {
  let rawValue: UInt8

  static let core = Self(rawValue: 1)
  static let applicator = Self(rawValue: 2)
  static let unevaluated = Self(rawValue: 4)
  static let validation = Self(rawValue: 8)
  static let formatAssertion = Self(rawValue: 16)
  /// Annotations only: known, and nothing is asked by them.
  static let annotations = Self(rawValue: 32)

  /// The dialect's URI.
  static let dialect = "https://json-schema.org/draft/2020-12/schema"
  /// What the dialect has.
  static let standard: Self = [.core, .applicator, .unevaluated, .validation, .annotations]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The vocabulary with this URI, or nil.
  init?(uri: String) {
    let prefix = "https://json-schema.org/draft/2020-12/vocab/"
    guard uri.hasPrefix(prefix) else { return nil }
    switch uri.dropFirst(prefix.count) {
    case "core": self = .core
    case "applicator": self = .applicator
    case "unevaluated": self = .unevaluated
    case "validation": self = .validation
    case "format-assertion": self = .formatAssertion
    case "format-annotation", "meta-data", "content": self = .annotations
    default: return nil
    }
  }
}
