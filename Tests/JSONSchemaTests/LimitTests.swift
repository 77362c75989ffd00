import JSONSchema
import SelectiveDisclosure
import Testing

/// Documents and schemas that are made to keep a machine busy.
struct LimitTests {
  @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(a*)*b", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$"])
  func patternsThatOthersSearchForEver(_ pattern: String) throws {
    let schema = try Schema(["pattern": .string(pattern)])
    let text = String(repeating: pattern.contains("x") ? "x" : "a", count: 5000) + "!"
    let clock = ContinuousClock()
    let taken = clock.measure { #expect(!schema.isValid(.string(text))) }
    #expect(taken < .seconds(20))
  }

  @Test func workIsBounded() throws {
    // Thousands of steps for each sign.
    let schema = try Schema(["pattern": "(a|b|c){1,2000}$"])
    let text = JSON.string(String(repeating: "abc", count: 1000) + "d")
    #expect(schema.violations(in: text, work: 1_000_000).map(\.keyword) == ["limit"])
    // What is not decided is not taken for a no either.
    let denied = try Schema(["not": ["pattern": "(a|b|c){1,2000}$"]])
    #expect(denied.violations(in: text, work: 1_000_000).map(\.keyword) == ["limit"])
    #expect(try Schema(["pattern": "(a|b|c){1,2000}$"]).isValid("abc"))
  }

  @Test func branchesThatMultiplyAreBounded() throws {
    // Each level asks the next one twice: 2 to the power of 60 questions.
    var text = #"{"$defs":{"l60":{"type":"string"}"#
    for level in 0..<60 {
      text += ##","l\##(level)":{"anyOf":[{"$ref":"#/$defs/l\##(level + 1)"},{"$ref":"#/$defs/l\##(level + 1)"}]}"##
    }
    let schema = try Schema(parsing: Array((text + ##"},"$ref":"#/$defs/l0"}"##).utf8))
    #expect(schema.isValid("text"))
    #expect(schema.violations(in: 1, work: 1_000_000).map(\.keyword) == ["limit"])
  }

  @Test func depthIsBounded() throws {
    let schema = try Schema(parsing: Array(##"{"items":{"allOf":[{"allOf":[{"allOf":[{"$ref":"#"}]}]}]}}"##.utf8))
    func nested(_ depth: Int) -> JSON { (0..<depth).reduce(JSON.array([])) { inner, _ in .array([inner]) } }
    #expect(schema.isValid(nested(60)))
    #expect(schema.violations(in: nested(500)).map(\.keyword) == ["limit"])
  }

  @Test func violationsAreNotToldWithoutEnd() throws {
    let schema = try Schema(["items": ["type": "string"]])
    let violations = schema.violations(in: .array((0..<1000).map { .integer($0) }))
    #expect(violations.count == Schema.maximumViolations)
  }

  @Test func manyEqualElementsAreFoundFast() throws {
    let schema = try Schema(["uniqueItems": true])
    #expect(schema.isValid(.array((0..<50_000).map { .integer($0) })))
    #expect(!schema.isValid(.array((0..<50_000).map { .integer($0) } + [7])))
  }

  @Test func numbersAreExact() throws {
    func number(_ literal: String) throws -> JSON { .number(try #require(JSONNumber(literal: literal))) }
    let integer = try Schema(["type": "integer"])
    for literal in [
      "1.0", "1e3", "1.5e1", "-0.0", "12345678901234567890123456789012345678901234567890", "1e400", "100e-2",
    ] {
      #expect(integer.isValid(try number(literal)), "\(literal)")
    }
    for literal in ["1.5", "1e-1", "12345678901234567890123456789.5", "1e-99999999999999999999"] {
      #expect(!integer.isValid(try number(literal)), "\(literal)")
    }
    let bounded = try Schema(["maximum": try number("12345678901234567890.5")])
    #expect(bounded.isValid(try number("12345678901234567890.4999999999999999999999")))
    #expect(!bounded.isValid(try number("12345678901234567890.50000000000000000000001")))
    #expect(!bounded.isValid(try number("1e99999999999999999999")))
    let tenths = try Schema(["multipleOf": try number("0.1")])
    #expect(tenths.isValid(try number("4.3")))
    #expect(tenths.isValid(try number("1e308")))
    #expect(!tenths.isValid(try number("4.35")))
    #expect(try Schema(["const": try number("1")]).isValid(try number("10e-1")))
    #expect(try Schema(["enum": [try number("1e2")]]).isValid(try number("100.0")))
    let unique = try Schema(["uniqueItems": true])
    #expect(!unique.isValid([try number("1"), try number("1.0")]))
    #expect(unique.isValid([try number("1"), "1", true]))
  }

  @Test func namesAreComparedByTheirBytes() throws {
    let schema = try Schema(["properties": ["\u{E9}": true], "additionalProperties": false])
    #expect(schema.isValid(["\u{E9}": 1]))
    #expect(!schema.isValid(["e\u{301}": 1]))
  }
}
