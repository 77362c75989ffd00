extension Language {
  /// The language of a locale's name: `uk_UA.UTF-8`, `fr`; nil for one that nobody is spoken to in, and for `C`.
  public init?(locale: String) {
    let code = locale.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }
    self.init(rawValue: code.lowercased())
  }

  /// The language that an environment asks for: `EVAULT_LANGUAGE`, else the first that is set of `LC_ALL`, `LC_MESSAGES` and `LANG`; English
  /// where that is none of these.
  /// - Parameter variable: the value of a variable; nil or nothing where it is not set.
  public static func asked(_ variable: (String) -> String?) -> Language {
    for name in ["EVAULT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let value = variable(name), !value.isEmpty else { continue }
      return Language(locale: value) ?? .english
    }
    return .english
  }
}
