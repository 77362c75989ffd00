internal import Subprocesses

/// Pages are read by Poppler, in a process that gets the bytes on its standard input, opens no file of ours, and is bounded.
extension FinishedText {
  /// ISO 32000-1 §7.5.2 wants it at the beginning; readers take it within the first 1,024 bytes (annex H).
  static func isPDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let beginning = bytes.prefix(1024 + mark.count)
    return beginning.indices.contains { beginning[$0...].starts(with: mark) }
  }

  /// The text of all pages.
  static func pdfText(
    _ bytes: [UInt8], program: InstalledProgram?, seconds: Int = maximumSeconds
  ) throws(FinishedTextError) -> String {
    guard let program else {
      throw FinishedTextError(
        .noProgram, "To read a PDF the program \(Self.program) is needed, which is not installed.",
        next: "Install the Debian package \(package), or give the submission as Word document (.docx).")
    }
    let output: InstalledProgram.Output
    do throws(SubprocessError) {
      output = try program.run(
        ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"], input: bytes, limit: maximumTextByteCount, seconds: seconds)
    } catch {
      switch error.code {
      case .notStarted: throw failed("\(Self.program) cannot be started")
      case .timeout: throw failed("reading it took longer than \(seconds) seconds")
      case .interrupted: throw failed("reading it was interrupted")
      case .tooMuch:
        throw FinishedTextError(
          .tooLarge, "The PDF holds more text than is read here.",
          next: "Take annexes out of the submission; they belong among the exhibits.")
      }
    }
    // pdftotext(1), EXIT CODES: 3 stands for a document that does not permit copying.
    let isLocked = output.status == 3 || output.status != 0 && mentionsEncryption(bytes)
    guard !isLocked else {
      throw FinishedTextError(
        .encrypted, "The PDF needs a password, or does not permit its text to be copied.",
        next: "Save it anew without a password; the vault seals it.")
    }
    guard output.status == 0 else { throw failed("it is damaged (\(Self.program) ended with \(output.status))") }
    guard let text = String(validating: output.bytes, as: UTF8.self), !text.utf8.allSatisfy({ $0 <= 0x20 }) else {
      throw FinishedTextError(
        .noText, "There is no text in the PDF, only pictures of pages, or nothing at all.",
        next:
          "Give the file that the pages were printed from: a Word document (.docx), or a PDF made by its word processor."
      )
    }
    return text
  }

  private static func failed(_ reason: String) -> FinishedTextError {
    FinishedTextError(
      .failed, "The PDF cannot be read: \(reason).",
      next: "Make the PDF anew, or give the submission as Word document (.docx).")
  }

  /// ISO 32000-1 §7.5.5: the trailer of an encrypted file has this entry.
  private static func mentionsEncryption(_ bytes: [UInt8]) -> Bool {
    let mark = Array("/Encrypt".utf8)
    var place = 0
    while let next = bytes[place...].firstIndex(of: mark[0]) {
      if bytes[next...].starts(with: mark) { return true }
      place = next + 1
    }
    return false
  }
}
