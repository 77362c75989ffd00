import JSONSchema
import Testing

/// Schemas that are refused.
struct SchemaErrorTests {
  private func error(_ text: String) -> SchemaError? {
    do {
      _ = try Schema(parsing: Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (#"{"type":"objekt"}"#, "/type"), (#"{"type":[]}"#, "/type"), (#"{"type":["string","string"]}"#, "/type"),
    (#"{"minLength":-1}"#, "/minLength"), (#"{"minLength":1.5}"#, "/minLength"), (#"{"maxItems":"3"}"#, "/maxItems"),
    (#"{"required":"a"}"#, "/required"), (#"{"required":["a","a"]}"#, "/required"), (#"{"enum":{}}"#, "/enum"),
    (#"{"multipleOf":0}"#, "/multipleOf"), (#"{"multipleOf":-2}"#, "/multipleOf"), (#"{"minimum":"1"}"#, "/minimum"),
    (#"{"properties":[]}"#, "/properties"), (#"{"allOf":[]}"#, "/allOf"), (#"{"allOf":{}}"#, "/allOf"),
    (#"{"items":[{}]}"#, "/items"), (#"{"$defs":{"unused":{"type":7}}}"#, "/$defs/unused/type"),
    (#"{"uniqueItems":"yes"}"#, "/uniqueItems"), (#"{"title":1}"#, "/title"), (#"{"$id":"a#b"}"#, "/$id"),
    (#"{"$anchor":"1"}"#, "/$anchor"), (#"{"dependentRequired":{"a":"b"}}"#, "/dependentRequired"), ("7", ""),
    (#"{"properties":{"a/b":{"type":"x"}}}"#, "/properties/a~1b/type"),
    (#"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"#, "/$defs/b/$anchor"),
    (#"{"$defs":{"a":{"$id":"urn:x"},"b":{"$id":"urn:x"}}}"#, "/$defs/b"),
  ])
  func malformedOnesSayWhere(_ text: String, _ pointer: String) {
    #expect(error(text)?.code == .malformed)
    #expect(error(text)?.pointer == pointer)
  }

  @Test(arguments: [
    "(?=a)", "(?!a)", "(?<=a)", "(a)\\1", "a**", "[b-a]", "(", ")", "a{2,1}", "\\a", "\\p{Nothing}", "[", "{",
  ])
  func patternsThatAreNone(_ pattern: String) {
    let escaped = pattern.replacing("\\", with: "\\\\")
    for (schema, pointer) in [
      (#"{"pattern":"\#(escaped)"}"#, "/pattern"), (#"{"patternProperties":{"\#(escaped)":{}}}"#, "/patternProperties"),
    ] {
      #expect(error(schema)?.code == .badPattern)
      #expect(error(schema)?.pointer == pointer)
    }
  }

  @Test(arguments: ["((((a{100}){100}){100}){100})", "a{20001}", String(repeating: "a", count: 20_000)])
  func patternsThatAreTooLarge(_ pattern: String) {
    #expect(error(#"{"pattern":"\#(pattern)"}"#)?.code == .badPattern)
  }

  @Test(arguments: [
    (##"{"$ref":"#/$defs/none"}"##, SchemaError.Code.unresolvedReference),
    (##"{"$ref":"#none"}"##, .unresolvedReference),
    (##"{"$ref":"https://example.org/"}"##, .unresolvedReference), (##"{"$ref":"#"}"##, .endlessReference),
    (##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"not":{"$ref":"#/$defs/a"}}}}"##, .endlessReference),
    (##"{"$schema":"http://json-schema.org/draft-07/schema#"}"##, .unsupportedDialect), ("{", .notJSON),
    ("{}{}", .notJSON),
    (#"{"a":1,"a":2}"#, .notJSON),
  ])
  func others(_ text: String, _ code: SchemaError.Code) { #expect(error(text)?.code == code) }

  @Test func aCircleThatLooksAtSomethingIsNone() {
    #expect(error(##"{"properties":{"child":{"$ref":"#"}}}"##) == nil)
    #expect(error(##"{"items":{"anyOf":[{"$ref":"#"},{"type":"string"}]}}"##) == nil)
  }

  @Test func sizesAreBounded() {
    let many = #"{"allOf":["# + String(repeating: "{},", count: 30_000) + "{}]}"
    #expect(error(many)?.code == .tooLarge)
    #expect(error("\"" + String(repeating: "a", count: Schema.maximumSize) + "\"")?.code == .tooLarge)
    #expect(error(String(repeating: "[", count: 200) + String(repeating: "]", count: 200))?.code == .notJSON)
  }
}
