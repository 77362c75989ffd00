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
  /// Letter is the shorter paper, A4 the narrower one; Georgian has the longest texts.
  static let cases: [(PaperForm.Kind, Language, PaperSize)] =
    Language.allCases.flatMap { [(.consent, $0, .letter), (.interview, $0, .letter)] }
    + [(.custody, .georgian, .letter), (.custody, .russian, .a4), (.consent, .georgian, .a4)]

  @Test(arguments: cases) func pagesFitAndBarsAreRead(
    _ kind: PaperForm.Kind, _ language: Language, _ paper: PaperSize
  ) throws {
    let folder = try TemporaryFolder()
    let form = PaperForm(kind, in: language, on: paper)
    let number = PaperFormTests.numbers[0]
    try folder.write(Array(form.html(numbers: [number]).utf8), to: "form.html")
    let printed = try ExternalTool("chromium").run(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        "--user-data-dir=\(folder.path("profile"))",
        "--print-to-pdf=\(folder.path("form.pdf"))", "file://\(folder.path("form.html"))",
      ], environment: ["HOME": folder.url.path], in: folder.url)
    #expect(printed.status == 0, "\(printed.errors)")
    let facts = try ExternalTool("pdfinfo").run([folder.path("form.pdf")]).text
    #expect(facts.contains(try Regex("Pages: +\(form.pageCount)\\n")), "\(facts)")
    // Points, without their fractions.
    let (narrow, long) = paper == .a4 ? ("59[45]", "84[12]") : ("612", "792")
    let (width, height) = kind == .custody ? (long, narrow) : (narrow, long)
    #expect(facts.contains(try Regex("Page size: +\(width)[.0-9]* x \(height)[.0-9]* pts")), "\(facts)")
    _ = try ExternalTool("pdftoppm").run(["-r", "150", "-gray", "-png", "form.pdf", "page"], in: folder.url)
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasSuffix(".png") }
      .sorted()
    try #require(pages.count == form.pageCount)
    let read = try ExternalTool("zbarimg").run(["--quiet", "--raw"] + pages, in: folder.url).text
    #expect(read == String(repeating: number + "\n", count: form.pageCount))
  }
}
