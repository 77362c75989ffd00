/// A language that people are spoken to in. The raw value is its code (ISO 639-1).
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"
  case ukrainian = "uk"
  case russian = "ru"
  case georgian = "ka"
  case spanish = "es"

  /// What those who speak it call it.
  public var name: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    case .ukrainian: "Українська"
    case .russian: "Русский"
    case .georgian: "ქართული"
    case .spanish: "Español"
    }
  }

  /// Where a line of it begins, as HTML's `dir` says it: `ltr` or `rtl`.
  public var direction: String {
    switch self {
    case .english, .french, .ukrainian, .russian, .georgian, .spanish: "ltr"
    }
  }

  /// Its file of `Sources/Translations/Tables`.
  var json: [UInt8] {
    switch self {
    case .english: PackageResources.en_json
    case .french: PackageResources.fr_json
    case .ukrainian: PackageResources.uk_json
    case .russian: PackageResources.ru_json
    case .georgian: PackageResources.ka_json
    case .spanish: PackageResources.es_json
    }
  }
}
