internal import SelectiveDisclosure

/// All that people are told in one language: a text for each key. Every language has the same keys (a test sees to it).
///
///     StringTable(.ukrainian)["form.page", ["page": "1", "pages": "3"]]    // Сторінка 1 з 3
public struct StringTable: Sendable {
  /// What a text shows that is in no table.
  public static let missing: Character = "⟦"

  /// The table in English.
  public static let english = StringTable(.english)

  /// Its language.
  public let language: Language
  private let texts: [String: String]

  /// The table of a language.
  public init(_ language: Language) {
    self.language = language
    do throws(JSONError) {
      let object = try JSONParser().parseObject(language.json)
      texts = object.members.reduce(into: [:]) { $0[$1.name] = $1.value.stringValue }
    } catch {
      preconditionFailure("The texts in \(language.rawValue) inside this program cannot be read: \(error)")
    }
  }

  /// The keys, sorted.
  public var keys: [String] { texts.keys.sorted() }

  /// Whether there is a text.
  public func has(_ key: String) -> Bool { texts[key] != nil }

  /// A text, with values in the place of `{name}`.
  public subscript(key: String, values: [String: String] = [:]) -> String {
    guard var text = texts[key] else { return "\(Self.missing)\(key)⟧" }
    for (name, value) in values { text.replace("{\(name)}", with: value) }
    return text
  }

  /// The names that a text has in `{…}`, sorted.
  public func placeholders(in key: String) -> [String] {
    (texts[key] ?? "").split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }.sorted()
  }
}
