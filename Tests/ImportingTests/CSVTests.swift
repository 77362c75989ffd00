import Importing
import Testing

@Suite struct CSVTests {
  private func table(_ text: String, _ separator: CSVSeparator = .comma) throws(CSVError) -> CSVTable {
    try CSVTable(Array(text.utf8), separator: separator)
  }

  private func code(_ text: String) -> (CSVError.Code, Int)? {
    do throws(CSVError) {
      _ = try table(text)
      return nil
    } catch { return (error.code, error.line) }
  }

  @Test(arguments: ["\n", "\r\n"]) func linesEndEitherWay(end: String) throws {
    let table = try table(["id,label", "1,First", "2,Second"].joined(separator: end))
    #expect(table.columns == ["id", "label"])
    #expect(table.rows.map(\.fields) == [["1", "First"], ["2", "Second"]])
    #expect(table.rows.map(\.line) == [2, 3])
  }

  @Test func byteOrderMarkIsNoPartOfTheFirstName() throws {
    #expect(try CSVTable([0xef, 0xbb, 0xbf] + Array("id,x\n1,2\n".utf8), separator: .comma).place(of: "id") == 0)
  }

  @Test(arguments: zip(CSVSeparator.allCases, [",", ";", "\t"])) func separatorIsTheStatedOne(
    separator: CSVSeparator, mark: String
  ) throws {
    let table = try table("a\(mark)b\n\"x\(mark)y\"\(mark)z\n", separator)
    #expect(table.rows[0].fields == ["x\(mark)y", "z"])
  }

  @Test func quotedFieldsHoldEverything() throws {
    let table = try table("a,b\n\"one \"\"two\"\"\r\nthree\",\"\"\nnext,\n")
    #expect(table.rows[0].fields == ["one \"two\"\r\nthree", ""])
    #expect(table.rows[1].line == 4)
  }

  @Test func emptyLineIsNoRow() throws {
    #expect(try table("a,b\n\n1,2\n\n").rows.map(\.line) == [3])
    #expect(try table("a\n\n1\n").rows.map(\.fields) == [[""], ["1"]])
  }

  @Test(
    arguments: [
      ("a,b\n1,x\"y\n", CSVError.Code.quoteInField, 2), ("a,b\n1,\"x\"y\n", .afterQuote, 2),
      ("a,b\n1,2\n3,\"open\nstill\n", .openQuote, 3), ("a,b\r1,2\r", .bareCarriageReturn, 1),
      ("a,b\n\"x\"\ry", .bareCarriageReturn, 2), ("", .noHeader, 1), ("a,a\n", .badHeader, 1),
      ("a,\n1,2\n", .badHeader, 1),
    ] as [(String, CSVError.Code, Int)]) func structureThatCannotBeTold(text: String, wanted: CSVError.Code, line: Int)
  {
    let found = code(text)
    #expect(found?.0 == wanted)
    #expect(found?.1 == line)
  }

  @Test func oneBadLineLeavesTheOthers() throws {
    let bytes = Array("a,b\n1\n2,\u{202e}x\n3,".utf8) + [0xff] + Array("\n4,y\n".utf8)
    let rows = try CSVTable(bytes, separator: .comma).rows
    #expect(rows.map(\.problem) == [.fieldCount(1), .controlCharacter(field: 2), .notUTF8(field: 2), nil])
  }

  @Test func limitsHold() {
    var limits = CSVLimits()
    limits.columnCount = 2
    limits.rowCount = 2
    limits.fieldByteCount = 3
    limits.byteCount = 40
    let refused = { (text: String) -> CSVError.Code? in
      do throws(CSVError) {
        _ = try CSVTable(Array(text.utf8), separator: .comma, limits: limits)
        return nil
      } catch { return error.code }
    }
    #expect(refused("a,b\n1,2\n3,4\n") == nil)
    #expect(refused("a,b,c\n") == .tooManyColumns)
    #expect(refused("a,b\n1,2\n3,4\n5,6\n") == .tooManyRows)
    #expect(refused("a,b\n1,2345\n") == .fieldTooLong)
    #expect(refused("a,b\n1,\"2345\"\n") == .fieldTooLong)
    #expect(refused(String(repeating: "a", count: 41)) == .tooLarge)
  }
}
