import JSONSchema
import RecordSchemas
import SelectiveDisclosure
import Testing

/// Schemas that an organisation makes for itself.
struct OwnSchemaTests {
  private static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private func document(_ change: (inout JSONObject) -> Void = { _ in }) -> [UInt8] {
    var document: JSONObject = [
      "$schema": .string(Self.dialect), "$id": "urn:evidencevault:schema:own:x-boat:1", "title": "Boat",
      "description": "A boat (invented).", "type": "object", "additionalProperties": false, "required": ["label"],
      "properties": [
        "label": ["title": "Label", "description": "Its name.", "type": "string", "examples": ["Heron (invented)"]]
      ],
      "examples": [["label": "Heron (invented)"]],
    ]
    change(&document)
    return JSONWriter.write(document)
  }

  @Test func judgesRecords() throws {
    let own = try OwnRecordSchema(parsing: document())
    #expect(own.name.name == "x-boat" && own.version == 1 && own.title == "Boat")
    #expect(own.form.type == RecordType(rawValue: "x-boat"))
    #expect(own.form.validate(["label": "Heron"]).isEmpty)
    #expect(own.form.validate(["lable": "Heron"]).map(\.pointer) == ["/label", "/lable"])
    let template = try JSONParser().parseObject(RecordTemplate.strip(own.form.template))
    #expect(template == ["label": "Heron (invented)"])
  }

  @Test(arguments: [
    "x-", "x--a", "x-A", "x-a-", "unit", "X-a", "x-a_b", "x-\u{e9}", "x-" + String(repeating: "a", count: 39),
  ])
  func namesThatAreNone(_ name: String) {
    #expect(OwnRecordType(name) == nil)
    #expect(throws: OwnRecordSchemaError.self) {
      try OwnRecordSchema(parsing: document { $0["$id"] = .string("urn:evidencevault:schema:own:\(name):1") })
    }
  }

  @Test(arguments: ["0", "01", "10000", "-1", "+1", "", "1:2"])
  func versionsThatAreNone(_ version: String) {
    #expect(OwnRecordSchema.named("urn:evidencevault:schema:own:x-boat:\(version)") == nil)
  }

  private static let faults: [(String, JSON?, String)] = [
    ("$schema", "http://json-schema.org/draft-07/schema#", "\"$schema\""), ("title", nil, "title"),
    ("description", "a\nb", "description"), ("type", "array", "\"type\""),
    ("additionalProperties", true, "additionalProperties"), ("required", ["other"], "\"required\""),
    ("properties", [:], "properties"), ("properties", ["Label": ["title": "t", "description": "d"]], "small letter"),
    ("properties", ["_sd": ["title": "t", "description": "d"]], "small letter"), ("examples", [], "examples"),
    ("examples", [["label": 7]], "example 1"), ("minLenght", 4, "minLenght"), ("default", [:], "default"),
    ("contentSchema", [:], "contentSchema"), ("title", "a\u{202e}b", "direction"),
    ("properties", ["label": ["title": "t", "description": "d", "pattern": "(?<=a)b"]], "/properties/label/pattern"),
    ("properties", ["label": ["title": "t", "description": "d", "$ref": "https://example.org/x"]], "not at hand"),
    ("properties", ["label": ["title": "t", "description": "d", "type": "integer"]], "does not fit"),
  ]

  @Test(arguments: faults.indices) func isRefused(_ number: Int) throws {
    let (member, value, said) = Self.faults[number]
    let error = try #require(throws: OwnRecordSchemaError.self) {
      try OwnRecordSchema(parsing: document { $0[member] = value })
    }
    #expect(error.faults.joined().contains(said), "\(error.faults)")
  }

  @Test func boundsAreKept() {
    let deep = String(repeating: #"{"not":"#, count: 100) + "{}" + String(repeating: "}", count: 100)
    let large = String(repeating: " ", count: OwnRecordSchema.maximumSize + 1)
    for text in [deep, large, "[]", "", #"{"a":1,"a":2}"#] {
      #expect(throws: OwnRecordSchemaError.self) { try OwnRecordSchema(parsing: Array(text.utf8)) }
    }
  }

  @Test func hiddenMarksAreSeen() {
    #expect(RecordText.hasHiddenMarks(["a": ["b\u{7}"]]))
    #expect(RecordText.hasHiddenMarks(["a\u{2066}": 1]))
    #expect(!RecordText.hasHiddenMarks(["a": ["b\tc\nd\u{200f}"]]))
  }
}
