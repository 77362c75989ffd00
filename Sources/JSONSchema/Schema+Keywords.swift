public import SelectiveDisclosure

extension Schema {
  /// A keyword that asks for nothing here.
  public struct UnheededKeyword: Hashable, Sendable {
    /// The place of the schema that has it, as a JSON Pointer (RFC 6901).
    public let pointer: String
    /// The keyword; for `format` the format.
    public let word: String

    /// For example `"maxlength" at /properties/label`, safe to show.
    public var words: String {
      "\"\(VisibleName.of(word))\" at \(pointer.isEmpty ? "the top" : VisibleName.of(pointer))"
    }
  }

  private static let heeded: Set<String> = [
    "$schema", "$id", "$ref", "$dynamicRef", "$anchor", "$dynamicAnchor", "$defs", "$comment", "type", "enum", "const",
    "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern",
    "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required",
    "dependentRequired", "title", "description", "examples", "deprecated",
  ]

  /// Keywords that a schema must not ignore where somebody relies on them: whoever misspells one asks for nothing, and JSON Schema
  /// takes it for a remark. In the order of the document, at most ``maximumViolations``.
  /// - Parameter document: at most ``maximumDepth`` levels deep, as the parser sees to.
  public static func unheededKeywords(in document: JSON) -> [UnheededKeyword] {
    var found: [UnheededKeyword] = []
    look(document, "", &found)
    return found
  }

  private static func look(_ schema: JSON, _ pointer: String, _ found: inout [UnheededKeyword]) {
    for member in schema.objectValue?.members ?? [] where found.count < maximumViolations {
      let inner = JSONPointer.appending(member.name, to: pointer)
      switch (Subschemas(of: member.name), member.value) {
      case (.one, _) where member.name != "contentSchema": look(member.value, inner, &found)
      case (.list, .array(let schemas)):
        for (number, schema) in schemas.enumerated() {
          look(schema, JSONPointer.appending(String(number), to: inner), &found)
        }
      case (.named, .object(let schemas)):
        for named in schemas.members { look(named.value, JSONPointer.appending(named.name, to: inner), &found) }
      default:
        if member.name == "format" {
          guard member.value.stringValue.flatMap(StringFormat.init(rawValue:)) == nil else { continue }
          found.append(UnheededKeyword(pointer: pointer, word: member.value.stringValue ?? member.name))
        } else if !heeded.contains(member.name) {
          found.append(UnheededKeyword(pointer: pointer, word: member.name))
        }
      }
    }
  }
}
