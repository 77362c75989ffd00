/// How the value of a keyword holds schemas (Core §10, §11).
enum Subschemas {
  case one
  case list
  case named

  /// For a keyword's name, or nil where it holds none.
  init?(of keyword: String) {
    switch keyword {
    case "items", "contains", "additionalProperties", "propertyNames", "if", "then", "else", "not",
      "unevaluatedItems", "unevaluatedProperties", "contentSchema":
      self = .one
    case "allOf", "anyOf", "oneOf", "prefixItems": self = .list
    case "$defs", "properties", "patternProperties", "dependentSchemas": self = .named
    default: return nil
    }
  }
}
