import Foundation
import PaperForms
import TestSupport
import Testing
import Translations

/// The pages as a browser prints them: as many as there should be, and a scanner reads each number.
@Suite(
  .serialized,
  .enabled(
    if: ["chromium", "pdfinfo", "pdftoppm", "zbarimg"].allSatisfy { ExternalTool($0).isInstalled },
    "no chromium, poppler-utils and zbar-tools: pages are not printed"))
struct PrintingTests {
  static let cases = PaperForm.Kind.allCases.flatMap { kind in
    // Letter is the shorter one; the longest texts are held against the narrower one, too.
    Language.allCases.map { (kind, $0, PaperSize.letter) } + [(kind, .georgian, .a4), (kind, .french, .a4)]
  }

  @Test(arguments: cases) func pagesFitAndBarsAreRead(
    _ kind: PaperForm.Kind, _ language: Language, _ paper: PaperSize
  ) throws {
    let folder = try TemporaryFolder()
    let form = PaperForm(kind, in: language, on: paper)
    try folder.write(Array(form.html(numbers: PaperFormTests.numbers).utf8), to: "form.html")
    let printed = try ExternalTool("chromium").run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.path("profile"))",
        "--print-to-pdf=\(folder.path("form.pdf"))", "file://\(folder.path("form.html"))",
      ], environment: ["HOME": folder.url.path], in: folder.url)
    #expect(printed.status == 0, "\(printed.errors)")
    let facts = try ExternalTool("pdfinfo").run([folder.path("form.pdf")]).text
    let count = PaperFormTests.numbers.count * form.pageCount
    #expect(facts.contains(try Regex("Pages: +\(count)\\n")), "\(facts)")
    let isWide = kind == .custody
    // Points, rounded.
    let size = paper == .a4 ? (595, 842) : (612, 792)
    let (width, height) = isWide ? (size.1, size.0) : size
    #expect(
      facts.contains(try Regex("Page size: +\(width - 1)?\(width)?[.0-9]* x (\(height)|\(height - 1))")), "\(facts)")
    _ = try ExternalTool("pdftoppm").run(["-r", "150", "-gray", "-png", "form.pdf", "page"], in: folder.url)
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasSuffix(".png") }
      .sorted()
    try #require(pages.count == count)
    for (place, page) in pages.enumerated() {
      let read = try ExternalTool("zbarimg").run(["--quiet", "--raw", page], in: folder.url).text
      #expect(read == PaperFormTests.numbers[place / form.pageCount] + "\n", "\(page)")
    }
  }
}
