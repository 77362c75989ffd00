import JSONSchema
import SelectiveDisclosure
import Testing

/// What a person is told.
struct SentenceTests {
  private static let schema = #"""
    {
      "$defs": {
        "date": { "title": "a date", "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                  "examples": ["2014-07-15"] },
        "not": { "title": "one of: refused, unknown", "enum": ["refused", "unknown"] },
        "cited": { "type": "object", "required": ["item"], "additionalProperties": false,
                   "properties": { "item": { "$ref": "#/$defs/date" }, "page": { "type": "integer", "minimum": 1 } } }
      },
      "type": "object",
      "required": ["name"],
      "additionalProperties": false,
      "properties": {
        "name": { "title": "Name of the place", "type": "string", "minLength": 1, "maxLength": 5 },
        "date": { "$ref": "#/$defs/date", "title": "Date" },
        "kind": { "enum": ["river", "hill", 7] },
        "size": { "type": "integer", "minimum": 0, "maximum": 90.5 },
        "step": { "multipleOf": 0.25 },
        "code": { "type": "string", "pattern": "^[A-Z]+$", "examples": ["ABC"] },
        "languages": { "anyOf": [
          { "type": "array", "items": { "type": "string" }, "uniqueItems": true }, { "$ref": "#/$defs/not" }
        ] },
        "citations": { "type": "array", "minItems": 1, "maxItems": 3, "items": { "$ref": "#/$defs/cited" } }
      },
      "dependentRequired": { "code": ["kind"] }
    }
    """#

  @Test(arguments: [
    (#"{"name":"a","date":"tomorrow"}"#, "/date", #"The field "date" must be a date such as 2014-07-15."#),
    (#"{}"#, "/name", #"The field "name" is missing (Name of the place)."#),
    (#"{"name":""}"#, "/name", #"The field "name" is empty."#),
    (#"{"name":"abcdef"}"#, "/name", #"The field "name" must have at most 5 characters."#),
    (#"{"name":7}"#, "/name", #"The field "name" must be text in quotation marks."#),
    (#"{"name":"a","kind":"lake"}"#, "/kind", #"The field "kind" must be one of: river, hill, 7."#),
    (#"{"name":"a","size":-1}"#, "/size", #"The field "size" must be at least 0."#),
    (#"{"name":"a","size":91}"#, "/size", #"The field "size" must be at most 90.5."#),
    (#"{"name":"a","size":1.5}"#, "/size", #"The field "size" must be a whole number."#),
    (#"{"name":"a","step":0.3}"#, "/step", #"The field "step" must be a multiple of 0.25."#),
    (#"{"name":"a","code":"abc","kind":7}"#, "/code", #"The field "code" must be written like ABC."#),
    (#"{"name":"a","code":"ABC"}"#, "/kind", #"The field "kind" is missing: it is needed beside "code"."#),
    (#"{"name":"a","dat":"2014-07-15"}"#, "/dat", #"The field "dat" is not known here. Is "date" meant?"#),
    (#"{"name":"a","colour":"red"}"#, "/colour", #"The field "colour" is not known here."#),
    (
      #"{"name":"a","languages":"none"}"#, "/languages",
      #"The field "languages" must be a list in [ ], or one of: refused, unknown."#
    ),
    (#"{"name":"a","languages":["x",1]}"#, "/languages/1", #"Entry 2 of "languages" must be text in quotation marks."#),
    (#"{"name":"a","languages":["x","x"]}"#, "/languages/1", #"Entry 2 of "languages" is there already."#),
    (#"{"name":"a","citations":[]}"#, "/citations", #"The field "citations" must not be empty."#),
    (
      #"{"name":"a","citations":[{"item":"2014-07-15"},{"page":1}]}"#, "/citations/1/item",
      #"The field "item" of entry 2 of "citations" is missing."#
    ),
    (#"[]"#, "", "The document must be fields in { }."),
    (
      #"{"name":"a","x\u202e\u0007y/":1}"#, "/x\u{202E}\u{7}y~1",
      #"The field "x\u{202e}\u{7}y/" is not known here."#
    ),
  ])
  func oneFault(_ text: String, _ pointer: String, _ sentence: String) throws {
    let schema = try Schema(parsing: Array(Self.schema.utf8))
    let violations = schema.violations(in: try JSONParser().parse(Array(text.utf8)))
    #expect(violations.map(\.sentence) == [sentence])
    #expect(violations.map(\.pointer) == [pointer])
  }

  @Test func allFaultsAreToldOnce() throws {
    let schema = try Schema(parsing: Array(Self.schema.utf8))
    let document = #"{"date":"x","kind":"y","citations":[{"page":0,"line":1}]}"#
    let violations = schema.violations(in: try JSONParser().parse(Array(document.utf8)))
    #expect(
      Set(violations.map(\.pointer)) == [
        "/name", "/date", "/kind", "/citations/0/page", "/citations/0/line", "/citations/0/item",
      ])
    #expect(violations.count == 6)
  }

  @Test func whatStandsInAFieldIsNotRepeated() throws {
    let schema = try Schema(parsing: Array(Self.schema.utf8))
    let document = #"{"name":"secretive","date":"secret","kind":"secret","languages":"secret","code":"secret"}"#
    for violation in schema.violations(in: try JSONParser().parse(Array(document.utf8))) {
      #expect(!violation.sentence.contains("secret"))
    }
  }

  @Test func fieldsOfAFailedPartAreNotCalledUnknown() throws {
    let schema = try Schema(
      parsing: Array(
        #"{"allOf":[{"properties":{"a":{"type":"string"}}}],"properties":{"b":true},"unevaluatedProperties":false}"#
          .utf8))
    #expect(schema.violations(in: ["a": 1, "b": 2]).map(\.pointer) == ["/a"])
    #expect(schema.violations(in: ["a": "x", "c": 2]).map(\.pointer) == ["/c"])
  }
}
