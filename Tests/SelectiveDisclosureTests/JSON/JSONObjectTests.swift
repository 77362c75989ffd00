import SelectiveDisclosure
import Testing

@Suite struct JSONObjectTests {
  private let composed = "\u{e9}"
  private let decomposed = "e\u{301}"

  @Test func namesAreBytes() {
    #expect(composed == decomposed, "what Swift thinks")
    var object: JSONObject = [:]
    let answers = [object.append(composed, 1), object.append(decomposed, 2), object.append(composed, 3)]
    #expect(answers == [true, true, false])
    #expect(object[composed] == 1)
    #expect(object[decomposed] == 2)
    #expect(JSON.string(composed) != JSON.string(decomposed))
    #expect(([.string(composed): 1] as [JSON: Int])[.string(decomposed)] == nil)
    #expect(DisclosurePath.Component.name(composed) != .name(decomposed))
  }

  @Test(arguments: [3, 31, 32, 33, 200]) func membersKeepTheirOrder(count: Int) {
    var object = JSONObject()
    let first = (0..<count).map { object.append("name\($0)", .integer($0)) }
    let second = (0..<count).map { object.append("name\($0)", 0) }
    #expect(first.allSatisfy { $0 } && !second.contains(true))
    #expect(object.names == (0..<count).map { "name\($0)" })
    object["name1"] = "changed"
    object["name0"] = nil
    #expect(object["name0"] == nil)
    #expect(object["name1"] == "changed")
    #expect(object["name\(count - 1)"] == .integer(count - 1))
    #expect(object.count == count - 1)
    object["name0"] = 0
    #expect(object.names.last == "name0")
  }

  @Test func orderDoesNotMatterForEquality() {
    let one: JSONObject = ["a": 1, "b": [true, nil]]
    let two: JSONObject = ["b": [true, nil], "a": 1]
    #expect(one == two)
    #expect(one.hashValue == two.hashValue)
    #expect(JSONWriter.write(one) != JSONWriter.write(two))
    #expect(one != ["a": 1])
    #expect(JSONObject([JSONMember("a", 1), JSONMember("a", 1)]) == nil)
  }

  @Test func numbersAreLiterals() {
    #expect(JSONNumber(literal: "12")?.int == 12)
    #expect(JSONNumber(literal: "-9223372036854775808")?.int == .min)
    #expect(JSONNumber(literal: "9223372036854775808")?.int == nil)
    #expect(JSONNumber(literal: "18446744073709551615")?.uint64 == .max)
    #expect(JSONNumber(literal: "300")?.exactly(UInt8.self) == nil)
    #expect(JSONNumber(literal: "1.0")?.int == nil)
    #expect(JSONNumber(literal: "1.5e1")?.double == 15)
    #expect(JSONNumber(literal: "1e999")?.double == nil)
    for literal in ["", "01", ".5", "+1", "1.", "1e", "NaN", " 1", "1 ", "-", "--1", "0x1", "1\u{301}"] {
      #expect(JSONNumber(literal: literal) == nil, "\(literal)")
    }
  }

  @Test func prettyIsForPeople() {
    let value: JSON = ["a": [1, []], "b": [:]]
    #expect(
      String(decoding: JSONWriter.writePretty(value), as: UTF8.self) == """
        {
          "a": [
            1,
            []
          ],
          "b": {}
        }
        """)
  }
}
