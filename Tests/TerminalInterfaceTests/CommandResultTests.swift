import SelectiveDisclosure
import TerminalInterface
import Testing

@Suite struct CommandResultTests {
  @Test func theDocumentBeginsWithItsSchema() throws {
    let result = CommandResult(schema: "list", ["items": [1, 2], "name": "a\u{1b}b"], text: "")
    let document = result.document
    let parsed = try JSONParser().parseObject(document)
    #expect(parsed.names == ["schema", "items", "name"])
    #expect(parsed["schema"] == "evidencevault/list/1" && parsed["name"] == "a\u{1b}b")
    #expect(document.last == 0x0a && !document.contains(0x1b), "control characters are escaped in JSON")
    #expect(result.code == .done)
  }
}
