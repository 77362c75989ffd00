import Foundation
import OfficeOpenXML
import Subprocesses
import TestSupport
import Testing
import VaultFiles

@testable import FinishedTexts

/// Text out of pages.
struct PDFTests {
  private static let canRead = Office.pages.isInstalled
  private static let canMake = canRead && Office.suite.isInstalled
  private static let missing: Comment =
    "LibreOffice (libreoffice-writer-nogui) or pdftotext (poppler-utils) is not installed"

  private static func refusal(_ bytes: [UInt8]) -> FinishedTextError? {
    do throws(FinishedTextError) {
      _ = try FinishedText(reading: bytes)
      return nil
    } catch {
      return error
    }
  }

  private static func document(_ text: String) throws -> [UInt8] {
    try WordDocument(title: "T", language: "en", blocks: [.paragraph([.plain(text)]), .pageBreak]).bytes()
  }

  /// A PDF of one page with these drawing operations, as ISO 32000-1 annex H.2 has it.
  private static func page(_ operations: String) -> [UInt8] {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(operations.utf8.count)>>\nstream\n\(operations)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 6\n0000000000 65535 f \n"
    for place in places { text += String(String(10_000_000_000 + place).dropFirst()) + " 00000 n \n" }
    return Array((text + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n").utf8)
  }

  @Test(.enabled(if: canMake, missing)) func whatLibreOfficePrintsIsRead() throws {
    let words = Array(repeating: "words that fill the line before", count: 12).joined(separator: " ")
    let pdf = try Office.converted(
      Self.document("See [EX 12, pp. 3–5]. \(words) [EX 13] and გ, Ї."), from: "docx", to: "pdf")
    let text = try FinishedText(reading: pdf)
    #expect(text.format == .pdf && text.notices == [])
    #expect(text.text.contains("See [EX 12, pp. 3–5]."))
    #expect(text.text.contains("გ, Ї."))
    #expect(text.text.contains("\u{c}"))
  }

  @Test(.enabled(if: canMake, missing)) func passwordsAreTold() throws {
    let made = try Self.document("Text")
    for options in [
      "\"EncryptFile\":{\"type\":\"boolean\",\"value\":\"true\"},\"DocumentOpenPassword\":{\"type\":\"string\",\"value\":\"a\"}"
    ] {
      let pdf = try Office.converted(made, from: "docx", to: "pdf:writer_pdf_Export:{\(options)}")
      #expect(Self.refusal(pdf)?.code == .encrypted)
    }
  }

  @Test(.enabled(if: canRead, missing)) func whatIsOnlyAPictureIsTold() throws {
    #expect(
      try FinishedText(reading: Self.page("BT /F1 12 Tf 72 700 Td (See [EX 1]) Tj ET")).text == "See [EX 1]\n\n\u{c}")
    #expect(Self.refusal(Self.page("72 700 100 100 re f"))?.code == .noText)
  }

  @Test(.enabled(if: canRead, missing)) func damagedOnesAreTold() throws {
    #expect(Self.refusal(Array("%PDF-1.7\nnothing".utf8))?.code == .failed)
    #expect(Self.refusal(Array("%PDF-1.7\n/Encrypt".utf8))?.code == .encrypted)
  }

  @Test func withoutTheProgramItsPackageIsNamed() throws {
    do throws(FinishedTextError) {
      _ = try FinishedText.pdfText(Self.page(""), program: nil)
      Issue.record("it was read")
    } catch {
      #expect(error.code == .noProgram && error.next.contains("poppler-utils"))
    }
  }

  @Test func whatTakesTooLongIsEnded() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/sh\nexec sleep 60\n".utf8), to: "script")
    _ = try ExternalTool("install").run(["-m", "700", folder.path("script"), folder.path("slow")])
    let program = InstalledProgram(at: FilePath(folder.path("slow")))
    #expect(throws: FinishedTextError(.failed, "", next: "")) {
      try FinishedText.pdfText(Self.page(""), program: program, seconds: 1)
    }
  }
}
