internal import Glibc
internal import Synchronization
public import Translations

/// The language in which the person at the terminal is spoken to. Documents of `--json` stay English.
public enum Interface {
  private static let spoken = Mutex<StringTable?>(nil)

  /// The texts in that language: the one that was chosen, else the one that the environment asks for.
  public static var texts: StringTable {
    spoken.withLock { table in
      if let table { return table }
      let asked = StringTable(
        Language.asked { name in
          guard let value = unsafe getenv(name) else { return nil }
          return unsafe String(cString: value)
        })
      table = asked
      return asked
    }
  }

  /// Speaks this language from now on.
  public static func speak(_ language: Language) { spoken.withLock { $0 = StringTable(language) } }

  /// A text in the language.
  public static func text(_ key: String, _ values: [String: String] = [:]) -> String { texts[key, values] }
}
