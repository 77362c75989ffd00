import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// Copies of office files that python-docx, openpyxl and python-pptx make, read again by these and by LibreOffice.
@Suite(.enabled(if: Specimens.hasPython(with: "docx, openpyxl, pptx"), "the Python of Tests/setup is not prepared"))
struct OfficeCopyTests {
  private static let office = ExternalTool("soffice")
  private static func type(_ kind: String) -> String { "application/vnd.openxmlformats-officedocument.\(kind)" }

  private func run(_ script: String, _ arguments: String..., in folder: TemporaryFolder) throws -> String {
    let run = try ExternalTool.python.run(["-c", "import sys\n" + script] + arguments, in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    return run.text
  }

  /// Makes a copy of `before.ENDING`, as `after.ENDING`.
  private func copy(_ ending: String, _ kind: String, in folder: TemporaryFolder) throws -> MetadataRemoval.Copy {
    let original = try MemoryFile(folder.bytes("before.\(ending)"))
    let copy = try MetadataRemoval().copy(of: original, mediaType: Self.type(kind))
    try folder.write(copy.file.bytes(), to: "after.\(ending)")
    let again = try MetadataRemoval().copy(of: original, mediaType: Self.type(kind))
    #expect(try again.file.bytes() == copy.file.bytes())
    return copy
  }

  /// Whether a script of Python reads the same in both; it has these words.
  private func expectSame(_ read: String, _ ending: String, _ words: [String], in folder: TemporaryFolder) throws {
    let before = try run(read, "before.\(ending)", in: folder)
    for word in words { #expect(before.contains(word)) }
    #expect(try before == run(read, "after.\(ending)", in: folder))
  }

  /// Whether a copy is a whole ZIP file, no part of which has any of these words in its content or its name.
  private func expectNone(_ words: [String], _ ending: String, in folder: TemporaryFolder) throws {
    let find = """
      import zipfile
      z = zipfile.ZipFile('after.' + sys.argv[1]); assert z.testzip() is None
      for n in z.namelist():
          t = n.encode() + z.read(n)
          for w in sys.argv[2:]:
              if w.encode().lower() in t.lower(): print(n, w)
      """
    let run = try ExternalTool.python.run(["-c", "import sys\n" + find, ending] + words, in: folder.url)
    #expect(run.status == 0 && run.text == "", "\(run.text) \(run.errors)")
  }

  /// What LibreOffice says a file's text is.
  private func text(_ name: String, _ filter: String, in folder: TemporaryFolder) throws -> String {
    let run = try Self.office.run([
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to", filter, "--outdir",
      folder.path("out"), folder.path(name),
    ])
    let made = "out/" + name.split(separator: ".")[0] + "." + filter.prefix { $0 != ":" }
    try #require(folder.has(made), "\(run.errors)")
    return String(decoding: try folder.bytes(made), as: UTF8.self)
  }

  @Test func lettersSayTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.write(Specimens.png, to: "picture.png")
    if Specimens.exiftool.isInstalled {
      try folder.write(Specimens.tagged(Specimens.png, "png", ["-PNG:Author=Zwx"]), to: "picture.png")
    }
    let make = """
      import docx
      from docx.oxml.ns import qn
      d = docx.Document(); d.core_properties.author = 'Zwx'; d.core_properties.title = 'Zwx'
      p = d.add_paragraph('The road to w:rsidR="00AB" is ')
      r = p.add_run('closed'); r.bold = True
      d.add_comment(r, text='Zwx saw it', author='Zwx', initials='Z')
      p._p.set(qn('w:rsidR'), '00ABCDEF')
      r._r.set(qn('w:rsidRPr'), '00ABCDEF')
      d.add_paragraph('\\u10e2\\u10d4\\u10e5\\u10e1\\u10e2\\u10d8 & <text>', style='List Bullet')
      t = d.add_table(1, 2); t.cell(0, 0).text = 'left'; t.cell(0, 1).text = 'right'
      d.sections[0].header.paragraphs[0].text = 'A header'
      d.add_picture('picture.png')
      d.save('before.docx')
      """
    _ = try run(make, in: folder)
    let made = try copy("docx", "wordprocessingml.document", in: folder)
    #expect(made.tool == nil)
    let fields = Set(made.removed.map(\.field))
    #expect(
      fields.isSuperset(of: ["docProps:creator", "OOXML:comments", "OOXML:rsid", "OOXML:thumbnail"]), "\(fields)")
    if Specimens.exiftool.isInstalled {
      #expect(fields.contains("picture PNG:Author"))
      #expect(made.parameters.contains("pictures: ExifTool "))
    }
    let read = """
      import docx
      d = docx.Document(sys.argv[1])
      print([(p.text, p.style.name, [(r.text, r.bold) for r in p.runs if r.text]) for p in d.paragraphs])
      print([[c.text for c in r.cells] for t in d.tables for r in t.rows], d.sections[0].header.paragraphs[0].text)
      print(len(d.inline_shapes), file=sys.stdout)
      """
    try expectSame(read, "docx", ["w:rsidR=", "closed"], in: folder)
    try expectNone(["Zwx", "comment", "00ABCDEF", "docProps"], "docx", in: folder)
    guard Self.office.isInstalled else { return }
    let shown = try text("before.docx", "txt:Text", in: folder)
    #expect(shown.contains("closed"))
    #expect(try shown == text("after.docx", "txt:Text", in: folder))
  }

  @Test func workbooksSayTheSame() throws {
    let folder = try TemporaryFolder()
    let make = """
      import openpyxl
      from openpyxl.comments import Comment
      b = openpyxl.Workbook(); b.properties.creator = 'Zwx'
      s = b.active; s['A1'] = 'a & <b>'; s['A2'] = 17; s['A3'] = '=A2*2'; s['A1'].comment = Comment('Zwx', 'Zwx')
      s['A2'].number_format = '0.00'
      o = b.create_sheet('Other'); o['B2'] = '=Sheet!A2'; o['B2'].comment = Comment('Zwx', 'Zwx')
      b.save('before.xlsx')
      """
    _ = try run(make, in: folder)
    let made = try copy("xlsx", "spreadsheetml.sheet", in: folder)
    let fields = Set(made.removed.map(\.field))
    #expect(fields.isSuperset(of: ["docProps:creator", "OOXML:comments", "OOXML:legacyDrawing"]), "\(fields)")
    let read = """
      import openpyxl, zipfile
      b = openpyxl.load_workbook(sys.argv[1])
      for s in b: print(s.title, [[(c.value, c.number_format, c.font.name) for c in r] for r in s.iter_rows()])
      """
    try expectSame(read, "xlsx", ["a & <b>"], in: folder)
    try expectNone(["Zwx", "legacyDrawing", "comment"], "xlsx", in: folder)
    guard Self.office.isInstalled else { return }
    let shown = try text("before.xlsx", "csv", in: folder)
    #expect(shown.contains("34"))
    #expect(try shown == text("after.xlsx", "csv", in: folder))
  }

  @Test func slidesSayTheSame() throws {
    let folder = try TemporaryFolder()
    let make = """
      import pptx
      from pptx.util import Inches
      p = pptx.Presentation(); p.core_properties.author = 'Zwx'
      s = p.slides.add_slide(p.slide_layouts[0]); s.shapes.title.text = 'A title'
      s.notes_slide.notes_text_frame.text = 'Zwx'
      s.shapes[1]._element.nvSpPr.cNvPr.set('descr', 'Zwx')
      s.shapes[1]._element.nvSpPr.cNvPr.set('name', 'Zwx.jpg')
      s.shapes[1].text = 'Words'
      p.save('before.pptx')
      """
    _ = try run(make, in: folder)
    let made = try copy("pptx", "presentationml.presentation", in: folder)
    let fields = Set(made.removed.map(\.field))
    #expect(
      fields.isSuperset(of: ["docProps:creator", "OOXML:notesSlide", "OOXML:alternative text"]), "\(fields)")
    let read = """
      import pptx, zipfile
      p = pptx.Presentation(sys.argv[1])
      print([(x.has_text_frame and x.text_frame.text, x.left, x.top) for s in p.slides for x in s.shapes])
      """
    try expectSame(read, "pptx", ["A title", "Words"], in: folder)
    try expectNone(["Zwx", "notesSlide"], "pptx", in: folder)
  }

  /// Without the pivot table the cells that it filled are cells, and say what they said; LibreOffice fills them anew.
  @Test func pivotTablesBecomeCells() throws {
    let folder = try TemporaryFolder()
    let make = """
      import openpyxl, zipfile
      b = openpyxl.Workbook(); s = b.active; s.title = 'Meals'
      for row in [('Place', 'Sum'), ('Kvarnby', 17), ('Total Result', 17)]: s.append(row)
      b.defined_names['Days'] = openpyxl.workbook.defined_name.DefinedName('Days', attr_text='Meals!$B$2', hidden=True)
      b.save('plain.xlsx')
      main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
      office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
      def list(*ties):
          lines = [f'<Relationship Id="{i}" Type="{office}/{k}" Target="{t}"/>' for i, k, t in ties]
          return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + ''.join(lines)
                  + '</Relationships>')
      def type(name, kind):
          return f'<Override PartName="/xl/{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
      parts = {
          'xl/pivotCache/pivotCacheDefinition1.xml': f'<pivotCacheDefinition xmlns="{main}" xmlns:r="{office}" r:id="rId1" recordCount="2">'
              '<cacheSource type="worksheet"><worksheetSource ref="A1:B3" sheet="Gone"/></cacheSource><cacheFields count="2">'
              '<cacheField name="Place" numFmtId="0"><sharedItems count="2"><s v="Kvarnby"/><s v="Zwxholm"/></sharedItems></cacheField>'
              '<cacheField name="Meals" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" '
              'containsInteger="1" minValue="8" maxValue="17"/></cacheField></cacheFields></pivotCacheDefinition>',
          'xl/pivotCache/pivotCacheRecords1.xml': f'<pivotCacheRecords xmlns="{main}" count="2"><r><x v="0"/><n v="17"/></r>'
              '<r><x v="1"/><n v="8"/></r></pivotCacheRecords>',
          'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': list(('rId1', 'pivotCacheRecords', 'pivotCacheRecords1.xml')),
          'xl/pivotTables/pivotTable1.xml': f'<pivotTableDefinition xmlns="{main}" name="Zwx" cacheId="1" dataCaption="Values">'
              '<location ref="A1:B3" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
              '<pivotField axis="axisRow"><items count="2"><item x="0"/><item h="1" x="1"/></items></pivotField><pivotField dataField="1"/>'
              '</pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="1"><i><x/></i></rowItems>'
              '<dataFields count="1"><dataField name="Sum" fld="1"/></dataFields></pivotTableDefinition>',
          'xl/pivotTables/_rels/pivotTable1.xml.rels': list(('rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml')),
          'xl/worksheets/_rels/sheet1.xml.rels': list(('rId1', 'pivotTable', '../pivotTables/pivotTable1.xml')),
      }
      before, after = zipfile.ZipFile('plain.xlsx'), zipfile.ZipFile('before.xlsx', 'w')
      for n in before.namelist():
          t = before.read(n).decode()
          if n == 'xl/workbook.xml':
              t = t.replace('</workbook>', f'<pivotCaches><pivotCache xmlns:r="{office}" cacheId="1" r:id="rId77"/></pivotCaches></workbook>')
          if n == 'xl/_rels/workbook.xml.rels':
              t = t.replace('</Relationships>', f'<Relationship Id="rId77" Type="{office}/pivotCacheDefinition" '
                            'Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>')
          if n == '[Content_Types].xml':
              t = t.replace('</Types>', type('pivotCache/pivotCacheDefinition1.xml', 'pivotCacheDefinition')
                            + type('pivotCache/pivotCacheRecords1.xml', 'pivotCacheRecords')
                            + type('pivotTables/pivotTable1.xml', 'pivotTable') + '</Types>')
          after.writestr(n, t)
      for n, t in parts.items(): after.writestr(n, t)
      after.close()
      assert openpyxl.load_workbook('before.xlsx').active._pivots
      """
    _ = try run(make, in: folder)
    let made = try copy("xlsx", "spreadsheetml.sheet", in: folder)
    let fields = Set(made.removed.map(\.field))
    #expect(
      fields.isSuperset(of: ["OOXML:pivotCacheRecords", "OOXML:values kept for a pivot table", "OOXML:hidden name"]),
      "\(fields)")
    let read = """
      import openpyxl
      b = openpyxl.load_workbook(sys.argv[1])
      for s in b: print(s.title, [[c.value for c in r] for r in s.iter_rows()])
      """
    try expectSame(read, "xlsx", ["Kvarnby", "17"], in: folder)
    try expectNone(["Zwx", "pivotCache", "pivotTable", "Days"], "xlsx", in: folder)
    guard Self.office.isInstalled else { return }
    let shown = try text("before.xlsx", "csv", in: folder)
    #expect(shown.contains("Kvarnby,17"))
    #expect(try shown == text("after.xlsx", "csv", in: folder))
  }

  /// What LibreOffice writes has other parts and other ways to say the same.
  @Test(.enabled(if: office.isInstalled, "LibreOffice is not installed"))
  func whatLibreOfficeWritesIsCopied() throws {
    let folder = try TemporaryFolder()
    let make = """
      import docx
      d = docx.Document(); d.core_properties.author = 'Zwx'
      r = d.add_paragraph('Words of ').add_run('a witness')
      d.add_comment(r, text='Zwx', author='Zwx'); d.save('first.docx')
      """
    _ = try run(make, in: folder)
    let converted = try Self.office.run([
      "-env:UserInstallation=file://\(folder.path("profile"))", "--headless", "--convert-to", "docx", "--outdir",
      folder.path("out"), folder.path("first.docx"),
    ])
    try #require(folder.has("out/first.docx"), "\(converted.errors)")
    try folder.write(folder.bytes("out/first.docx"), to: "before.docx")
    let made = try copy("docx", "wordprocessingml.document", in: folder)
    #expect(made.removed.contains { $0.kind == .comment })
    let shown = try text("after.docx", "txt:Text", in: folder)
    #expect(shown.contains("Words of a witness") && !shown.contains("Zwx"))
  }
}
