/// A Unicode property that a pattern may ask for with `\p{…}` (ECMA-262 §22.2.1, UAX #44): general categories, and the
/// binary properties that the standard library knows.
enum ScalarProperty: Sendable {
  case category([Unicode.GeneralCategory])
  case any
  case ascii
  case assigned
  case alphabetic
  case lowercase
  case uppercase
  case whiteSpace
  case emoji
  case identifierStart
  case identifierContinue

  /// The property of that name, in the spellings of ECMA-262; nil where it is not known here.
  init?(named name: String) {
    for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
      guard let categories = Self.categories(String(name.dropFirst(prefix.count))) else { return nil }
      self = .category(categories)
      return
    }
    switch name {
    case "Any": self = .any
    case "ASCII": self = .ascii
    case "Assigned": self = .assigned
    case "Alphabetic", "Alpha": self = .alphabetic
    case "Lowercase", "Lower": self = .lowercase
    case "Uppercase", "Upper": self = .uppercase
    case "White_Space", "space": self = .whiteSpace
    case "Emoji": self = .emoji
    case "ID_Start", "IDS": self = .identifierStart
    case "ID_Continue", "IDC": self = .identifierContinue
    default:
      guard let categories = Self.categories(name) else { return nil }
      self = .category(categories)
    }
  }

  /// Whether a scalar has it.
  func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .category(let categories): categories.contains(scalar.properties.generalCategory)
    case .any: true
    case .ascii: scalar.isASCII
    case .assigned: scalar.properties.generalCategory != .unassigned
    case .alphabetic: scalar.properties.isAlphabetic
    case .lowercase: scalar.properties.isLowercase
    case .uppercase: scalar.properties.isUppercase
    case .whiteSpace: scalar.properties.isWhitespace
    case .emoji: scalar.properties.isEmoji
    case .identifierStart: scalar.properties.isIDStart
    case .identifierContinue: scalar.properties.isIDContinue
    }
  }

  private static func categories(_ name: String) -> [Unicode.GeneralCategory]? {
    if let group = groups.first(where: { $0.names.contains(name) }) {
      return single.filter { group.members.contains($0.names[0]) }.map(\.category)
    }
    return single.first { $0.names.contains(name) }.map { [$0.category] }
  }

  private static let groups: [(names: [String], members: [String])] = [
    (["L", "Letter"], ["Lu", "Ll", "Lt", "Lm", "Lo"]), (["LC", "Cased_Letter"], ["Lu", "Ll", "Lt"]),
    (["M", "Mark", "Combining_Mark"], ["Mn", "Mc", "Me"]), (["N", "Number"], ["Nd", "Nl", "No"]),
    (["P", "Punctuation", "punct"], ["Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"]),
    (["S", "Symbol"], ["Sm", "Sc", "Sk", "So"]), (["Z", "Separator"], ["Zs", "Zl", "Zp"]),
    (["C", "Other"], ["Cc", "Cf", "Cs", "Co", "Cn"]),
  ]

  private static let single: [(names: [String], category: Unicode.GeneralCategory)] = [
    (["Lu", "Uppercase_Letter"], .uppercaseLetter), (["Ll", "Lowercase_Letter"], .lowercaseLetter),
    (["Lt", "Titlecase_Letter"], .titlecaseLetter), (["Lm", "Modifier_Letter"], .modifierLetter),
    (["Lo", "Other_Letter"], .otherLetter), (["Mn", "Nonspacing_Mark"], .nonspacingMark),
    (["Mc", "Spacing_Mark"], .spacingMark), (["Me", "Enclosing_Mark"], .enclosingMark),
    (["Nd", "Decimal_Number", "digit"], .decimalNumber), (["Nl", "Letter_Number"], .letterNumber),
    (["No", "Other_Number"], .otherNumber), (["Pc", "Connector_Punctuation"], .connectorPunctuation),
    (["Pd", "Dash_Punctuation"], .dashPunctuation), (["Ps", "Open_Punctuation"], .openPunctuation),
    (["Pe", "Close_Punctuation"], .closePunctuation), (["Pi", "Initial_Punctuation"], .initialPunctuation),
    (["Pf", "Final_Punctuation"], .finalPunctuation), (["Po", "Other_Punctuation"], .otherPunctuation),
    (["Sm", "Math_Symbol"], .mathSymbol), (["Sc", "Currency_Symbol"], .currencySymbol),
    (["Sk", "Modifier_Symbol"], .modifierSymbol), (["So", "Other_Symbol"], .otherSymbol),
    (["Zs", "Space_Separator"], .spaceSeparator), (["Zl", "Line_Separator"], .lineSeparator),
    (["Zp", "Paragraph_Separator"], .paragraphSeparator), (["Cc", "Control", "cntrl"], .control),
    (["Cf", "Format"], .format), (["Cs", "Surrogate"], .surrogate), (["Co", "Private_Use"], .privateUse),
    (["Cn", "Unassigned"], .unassigned),
  ]
}
