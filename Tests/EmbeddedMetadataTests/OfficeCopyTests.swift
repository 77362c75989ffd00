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
    let before = try run(read, "before.docx", in: folder)
    #expect(try before == run(read, "after.docx", in: folder))
    #expect(before.contains("w:rsidR=") && before.contains("closed"))
    let parts = """
      import zipfile
      z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      for n in z.namelist():
          t = z.read(n)
          if b'Zwx' in t or b'comment' in t.lower() or b'00ABCDEF' in t or b'docProps' in t: print(n, t)
      """
    #expect(try run(parts, "after.docx", in: folder) == "")
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
    #expect(try run(read, "before.xlsx", in: folder) == run(read, "after.xlsx", in: folder))
    let parts = """
      import zipfile, openpyxl
      z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      print([n for n in z.namelist() if b'Zwx' in z.read(n) or b'egacyDrawing' in z.read(n) or 'omment' in n])
      print([c.comment for s in openpyxl.load_workbook(sys.argv[1]) for r in s.iter_rows() for c in r if c.comment])
      """
    #expect(try run(parts, "after.xlsx", in: folder) == "[]\n[]\n")
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
    let before = try run(read, "before.pptx", in: folder)
    #expect(before.contains("A title") && before.contains("Words"))
    #expect(try before == run(read, "after.pptx", in: folder))
    let parts = """
      import zipfile, pptx
      z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
      print([n for n in z.namelist() if b'Zwx' in z.read(n) or 'notesSlide' in n])
      print([s.has_notes_slide for s in pptx.Presentation(sys.argv[1]).slides])
      """
    #expect(try run(parts, "after.pptx", in: folder) == "[]\n[False]\n")
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
