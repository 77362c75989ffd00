extension Keyword {
  /// Names of keywords that ask what kind of value it is at all.
  static let namesOfKind: Set<String> = ["type", "enum", "const", "false"]

  /// Whether it asks what kind of value it is at all.
  var isAboutKind: Bool { Self.namesOfKind.contains(name) }

  /// As the schema has it; `false` for the schema of that name.
  var name: String {
    switch self {
    case .never: "false"
    case .type: "type"
    case .enumeration: "enum"
    case .constant: "const"
    case .multipleOf: "multipleOf"
    case .bound(let bound, _, _): bound.rawValue
    case .minimumLength: "minLength"
    case .maximumLength: "maxLength"
    case .pattern: "pattern"
    case .format: "format"
    case .minimumItems: "minItems"
    case .maximumItems: "maxItems"
    case .uniqueItems: "uniqueItems"
    case .minimumProperties: "minProperties"
    case .maximumProperties: "maxProperties"
    case .required: "required"
    case .dependentRequired: "dependentRequired"
    case .reference: "$ref"
    case .dynamicReference: "$dynamicRef"
    case .all: "allOf"
    case .any: "anyOf"
    case .one: "oneOf"
    case .not: "not"
    case .condition: "if"
    case .dependentSchemas: "dependentSchemas"
    case .items: "items"
    case .contains: "contains"
    case .properties: "properties"
    case .propertyNames: "propertyNames"
    case .unevaluatedItems: "unevaluatedItems"
    case .unevaluatedProperties: "unevaluatedProperties"
    }
  }
}
