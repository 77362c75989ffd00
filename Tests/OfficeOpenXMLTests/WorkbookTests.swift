import Foundation
import TestSupport
import Testing

@testable import OfficeOpenXML

/// Workbooks, opened with programs that nobody here wrote.
struct WorkbookTests {
  private static let office = ExternalTool("soffice")

  private static func book(_ cells: [WorkbookCell]) -> Workbook {
    Workbook(title: "T", sheets: [Worksheet("S", columns: [.init("A")], rows: cells.map { [$0] })])
  }

  @Test func theSameWorkbookGivesTheSameBytes() throws {
    #expect(try Specimens.index.bytes() == Specimens.index.bytes())
    let file = try ZIPFile(Specimens.index.bytes())
    for name in [
      "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "docProps/core.xml",
    ] {
      let bytes = try #require(try file.content(of: name, limit: 1 << 20), "\(name)")
      var reader = try XMLReader(bytes)
      while try reader.next() != nil {}
      #expect(!String(decoding: bytes, as: UTF8.self).contains("<f>"))
    }
    #expect(!file.contains("docProps/app.xml") && !file.contains("xl/sharedStrings.xml"))
  }

  @Test(arguments: [
    (1900, 3, 1, 61), (1970, 1, 1, 25569), (2000, 2, 29, 36585), (2026, 11, 3, 46329), (9999, 12, 31, 2_958_465),
  ])
  func daysHaveTheirNumbers(_ year: Int, _ month: Int, _ day: Int, _ number: Int) {
    #expect(WorkbookDay.number(year, month, day) == number)
  }

  @Test func daysAreTakenFromTextsThatAreOne() {
    #expect(WorkbookCell.date("2026-11-03") == .date(year: 2026, month: 11, day: 3))
    for text in [
      "2026-11", "2026-02-29", "2026-13-01", "unknown", "", "2026-1-1", "+026-11-03", "2026-11-03T00:00:00Z",
    ] {
      #expect(WorkbookCell.date(text) == .text(text))
    }
    #expect(WorkbookDay.number(1900, 2, 28) == nil)
  }

  @Test(arguments: [
    "", "a:b", "a\\b", "a/b", "a?b", "a*b", "[a", "a]", "'a", "a'", "History", "a\u{1}",
    String(repeating: "a", count: 32),
  ])
  func sheetsHaveNamesThatProgramsOpen(_ name: String) throws {
    let columns = [Worksheet.Column("A")]
    #expect(throws: OfficeError(.badName, "")) {
      try Workbook(title: "", sheets: [Worksheet(name, columns: columns)]).bytes()
    }
    let made = Worksheet.name(from: name)
    _ = try Workbook(title: "", sheets: [Worksheet(made, columns: columns)]).bytes()
  }

  @Test func whatDoesNotFitIsRefused() {
    let columns = [Worksheet.Column("A")]
    #expect(throws: OfficeError(.badName, "")) {
      try Workbook(title: "", sheets: [Worksheet("a", columns: columns), Worksheet("A", columns: columns)]).bytes()
    }
    for sheets in [
      [], [Worksheet("a", columns: [])], [Worksheet("a", columns: columns, rows: [[]])],
      [Worksheet("a", columns: [.init("A", width: 256)])],
      [Worksheet("a", columns: columns, rows: [[.date(year: 2026, month: 2, day: 30)]])],
    ] {
      #expect(throws: OfficeError(.badTable, "")) { try Workbook(title: "", sheets: sheets).bytes() }
    }
    #expect(throws: OfficeError(.tooLarge, "")) {
      try Self.book([.text(String(repeating: "a", count: 32_768))]).bytes()
    }
    #expect(throws: Never.self) { try Self.book([.text(String(repeating: "a", count: 32_767))]).bytes() }
  }

  @Test func columnsHaveTheirLetters() {
    #expect([0, 25, 26, 701, 702, 16_383].map(CellName.column) == ["A", "Z", "AA", "ZZ", "AAA", "XFD"])
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python with openpyxl was prepared"))
  func openpyxlOpensItAndFindsNoFormula() throws {
    let folder = try TemporaryFolder()
    try folder.write(Specimens.index.bytes(), to: "a.xlsx")
    let script = """
      import sys, json, openpyxl
      b = openpyxl.load_workbook(sys.argv[1])
      p = b.properties
      s = b.worksheets[0]
      print(json.dumps([b.sheetnames, p.title, p.creator, p.lastModifiedBy, s.freeze_panes, s.auto_filter.ref, s['A1'].font.b,
        s.column_dimensions['B'].width, s.print_title_rows, [str(c.value) for c in s[2]], s['C2'].is_date]))
      t = b.worksheets[1]
      print(json.dumps([[c.value, c.data_type, c.number_format, c.quotePrefix] for c in t['A']]))
      """
    let run = try ExternalTool.python.run(["-c", script, folder.path("a.xlsx")])
    let lines = run.text.split(separator: "\n").map { Data($0.utf8) }
    try #require(lines.count == 2, Comment(rawValue: run.errors))
    let about = try #require(try JSONSerialization.jsonObject(with: lines[0]) as? [Any])
    let wanted: [Any] = [
      ["Exhibits", "Ana's texts"], "Exhibits", NSNull(), NSNull(), "A2", "A1:E4", true, 48, "$1:$1",
      [
        "EX 1", "Interview of a former clerk, read back and signed", "2026-03-04 00:00:00", "12",
        String(repeating: "0123456789abcdef", count: 4),
      ], true,
    ]
    #expect(about as NSArray == wanted as NSArray)
    let cells = try #require(try JSONSerialization.jsonObject(with: lines[1]) as? [[Any]])
    for (cell, text) in zip(cells.dropFirst(), Specimens.hostileTexts) {
      // openpyxl does not undo the code of §22.9.2.19.
      let value = (cell[0] as? String)?.replacing("_x005F_", with: "_")
      #expect(value == text)
      #expect(cell[1] as? String == "s" || cell[1] as? String == "inlineStr", "\(text) is a text")
      #expect(cell[2] as? String == "@")
      #expect(cell[3] as? Bool == ["=", "@", "+", "-", "\t"].contains(text.first))
    }
    #expect(cells.count == Specimens.hostileTexts.count + 1)
  }

  @Test(.enabled(if: office.isInstalled, "LibreOffice (Debian: libreoffice-calc-nogui) is not installed"))
  func libreOfficeShowsTextsAsTheyAre() throws {
    let folder = try TemporaryFolder()
    // The sheet that is looked at has to come first.
    var book = Specimens.index
    book.sheets.reverse()
    book.sheets[0].rows.append([.text("\u{1b}[2J\r=2+2")])
    book.sheets[0].rows += [[.number(-12)], [.number(Int.max)], [.date(year: 1812, month: 6, day: 24)], [.empty]]
    try folder.write(book.bytes(), to: "a.xlsx")
    let run = try Self.office.run([
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to",
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder.path, folder.path("a.xlsx"),
    ])
    try #require(folder.has("a.csv"), Comment(rawValue: run.errors))
    let texts =
      ["=Text"] + Specimens.hostileTexts + ["\\u{1b}[2J\n=2+2", "-12", "9223372036854775807", "1812-06-24"]
    let csv = texts.map { text in
      text.contains { "\",\n".contains($0) } ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
    let found = String(decoding: try folder.bytes("a.csv"), as: UTF8.self)
    #expect(found.hasPrefix(csv.joined(separator: "\n") + "\n"), Comment(rawValue: found))
  }
}
