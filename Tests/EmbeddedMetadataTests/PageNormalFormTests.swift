import Foundation
import Subprocesses
import TestSupport
import Testing
import VaultFiles

@testable import EmbeddedMetadata

/// What qpdf makes of a PDF is looked into besides.
@Suite(.enabled(if: Specimens.qpdf.isInstalled, Specimens.noQpdf)) struct PageNormalFormTests {
  private func inspect(_ bytes: [UInt8], _ tool: ExifTool? = nil) throws -> Inspection {
    let (file, qpdf) = (try MemoryFile(bytes), try #require(Qpdf()))
    return PageInspection.inspect(bytes, tool) { qpdf.normalise(file, unpacks: $0) }
  }

  /// What the program makes of a file.
  private func made(_ bytes: [UInt8], _ arguments: [String]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.pdf")
    let run = try Specimens.qpdf.run(arguments + [folder.path("a.pdf"), folder.path("b.pdf")])
    #expect(run.status == 0, "\(run.errors)")
    return try folder.bytes("b.pdf")
  }

  /// ISO 32000-1 §7.4.4: codes of nine bits, and one that begins anew before there are more.
  private func lzw(_ content: [UInt8]) -> [UInt8] {
    var bits: [Bool] = []
    func write(_ code: Int) { bits += (0..<9).map { code >> (8 - $0) & 1 == 1 } }
    for (place, byte) in content.enumerated() {
      if place % 200 == 0 { write(256) }
      write(Int(byte))
    }
    write(257)
    bits += Array(repeating: false, count: 7)
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
      bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }

  private static let plain = Array("q BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q".utf8)
  private static let picture = Array("q BI /W 1 /H 1 /F /DCT ID a EI Q".utf8)

  @Test func oldPackingIsUndone() throws {
    for (content, gap) in [(Self.plain, nil), (Self.picture, Inspection.Gap.unreadable)] {
      let file = Specimens.pdf([Specimens.stream("/Filter/LZWDecode", lzw(content))], page: "/Contents 5 0 R")
      #expect(PageInspection.inspect(file).gap == .unreadable)
      #expect(try inspect(file) == Inspection(gap: gap))
      // Predictors: rows of points, each with the way in which it was made smaller.
      let row = [0] + content
      let count = [UInt8(row.count & 0xff), UInt8(row.count >> 8)]
      // RFC 1950 §2.2: its sum is checked.
      var (low, high) = (1, 0)
      for byte in row { (low, high) = ((low + Int(byte)) % 65521, (high + low + Int(byte)) % 65521) }
      let sum = [high >> 8, high, low >> 8, low].map { UInt8(truncatingIfNeeded: $0) }
      let parameters = "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns \(content.count)>>"
      let packed = [0x78, 0x01, 1] + count + count.map { ~$0 } + row + sum
      let predicted = Specimens.pdf([Specimens.stream(parameters, packed)], page: "/Contents 5 0 R")
      #expect(PageInspection.inspect(predicted).gap == .unreadable)
      #expect(try inspect(predicted) == Inspection(gap: gap))
    }
    // What it does not undo either stays closed.
    let unknown = Specimens.pdf([Specimens.stream("/Filter/Unknown", [1])], page: "/Contents 5 0 R")
    #expect(try inspect(unknown).gap == .unreadable)
  }

  /// What nothing refers to is not in what it writes, and counts all the same.
  @Test func whatIsDroppedIsNotForgotten() throws {
    let packed = Specimens.stream("/Filter/LZWDecode", lzw(Self.plain))
    #expect(try inspect(Specimens.pdf([packed])).gap == .unreadable)
    // Twice the same number: which one it wrote nobody knows.
    let twice = Specimens.pdf(
      [packed], page: "/Contents 5 0 R", more: Array("5 0 obj\n".utf8) + packed + Array("\nendobj\n".utf8))
    #expect(try inspect(twice).gap == .unreadable)
    for written in ["5 0 %7 0\nobj\n", "5 %\n0 obj\n"] {
      let odd = Specimens.pdf(
        [packed], page: "/Contents 5 0 R", more: Array(written.utf8) + packed + Array("\nendobj\n".utf8))
      #expect(try inspect(odd).gap == .unreadable, "\(written)")
    }
    let remark = Array("99 0 obj\n<</Type/Annot/Subtype/Text>>\nendobj\n".utf8)
    #expect(try inspect(Specimens.pdf(more: remark)).facts.map(\.kind) == [.comment])
    #expect(try inspect(Specimens.pdf() + Array("rest".utf8)).facts.map(\.kind) == [.attachment])
    let changed = try Specimens.tagged(Specimens.pdf(info: "/Title(a title)"), "pdf", ["-Title=another"])
    #expect(try inspect(changed).facts.map(\.kind) == [.change])
  }

  @Test func realFilesAreReadInEveryForm() throws {
    let note = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)>>"
    let content = Specimens.stream("", Self.plain)
    let file = Specimens.pdf([Array(note.utf8), content], page: "/Annots[5 0 R]/Contents 6 0 R")
    let bare = Specimens.pdf([content], page: "/Contents 5 0 R")
    for form in [
      ["--object-streams=generate"], ["--linearize"], ["--linearize", "--object-streams=generate"], ["--qdf"],
      ["--object-streams=disable", "--newline-before-endstream"],
    ] {
      #expect(try inspect(made(file, form)).facts.map(\.field) == ["PDF:annotation Text"], "\(form)")
      #expect(try inspect(made(bare, form)) == Inspection(), "\(form)")
    }
  }

  @Test func whatItWarnsOfWasNotLookedAt() throws {
    let file = Specimens.pdf([Specimens.stream("", Self.plain)], page: "/Contents 5 0 R")
    #expect(try inspect(file) == Inspection())
    let moved = String(decoding: file, as: UTF8.self).replacing("0000000009", with: "0000000019")
    #expect(try inspect(Array(moved.utf8)).gap == .unreadable)
    #expect(try inspect(Array("%PDF-1.5\n".utf8)).gap == .unreadable)
    let locked = try made(file, ["--encrypt", "", "owner", "256", "--"])
    #expect(try inspect(locked).gap == .unreadable)
    let closed = try made(file, ["--encrypt", "user", "owner", "256", "--"])
    #expect(try inspect(closed).gap == .unreadable)
    // A dictionary that says a thing twice.
    #expect(try inspect(Specimens.pdf(["<</A 1/A 2>>"], page: "/B 5 0 R")).gap == .unreadable)
    for count in stride(from: 0, to: file.count, by: 7) { _ = try inspect(Array(file.prefix(count))) }
  }

  /// What is found under a name or a length that stands elsewhere.
  @Test func whatStandsElsewhereIsFound() throws {
    let objects = [
      Array("<</Type/Annot/Subtype 6 0 R/Rect[0 0 9 9]>>".utf8), Array("/Text".utf8),
      Array("<</Length 8 0 R>>\nstream\n".utf8) + Self.plain + Array("\nendstream".utf8),
      Array("\(Self.plain.count)".utf8),
    ]
    let file = Specimens.pdf(objects, page: "/Annots[5 0 R]/Contents 7 0 R")
    #expect(try inspect(file) == Inspection(facts: [EmbeddedFact(.comment, "PDF:annotation Text")]))
    #expect(try inspect(made(file, ["--object-streams=generate"])).facts.map(\.kind) == [.comment])
  }

  /// What another program of its name says is hostile.
  @Test(arguments: [
    "exit 0", "echo garbage", "yes", "printf '%%PDF-1.5\\nstartxref\\n0\\n%%%%EOF\\n'",
    "printf 'xref\\n0 1\\n0000000000 65535 f \\ntrailer\\nstartxref\\n999999999999\\n%%%%EOF'", "kill -9 $$",
    "printf 'xref\\n0 99999999999\\nstartxref\\n0\\n%%%%EOF'",
    "printf 'xref\\n0 2\\n0000000000 65535 f \\n0000000000 00000 n \\nstartxref\\n0\\n%%%%EOF'",
  ]) func hostileFormsAreNone(_ script: String) throws {
    let folder = try TemporaryFolder()
    let text = "#!/bin/sh\n[ \"$1\" = --version ] && { echo qpdf version 11.3.0; exit; }\n\(script)\n"
    try folder.write(Array(text.utf8), to: "script")
    _ = try ExternalTool("install").run(["-m", "700", folder.path("script"), folder.path("fake")])
    let qpdf = Qpdf(
      FileProgram(installed: InstalledProgram(at: FilePath(folder.path("fake"))), seconds: 20))
    let file = try MemoryFile(Specimens.pdf())
    let found = PageInspection.inspect(Specimens.pdf()) { qpdf.normalise(file, unpacks: $0) }
    #expect(found.gap == .failed || found.gap == .tooLarge)
  }

  @Test func aFormIsReadStrictly() throws {
    let stream = Specimens.stream("", Self.plain)
    let (file, qpdf) = (try MemoryFile(Specimens.pdf([stream], page: "/Contents 5 0 R")), try #require(Qpdf()))
    guard case .bytes(let form, isWhole: true) = qpdf.normalise(file, unpacks: true) else {
      Issue.record("it was not written")
      return
    }
    let read = try #require(PageNormalForm(form))
    #expect(read.streams.map(\.object) == ["5"])
    #expect(read.streams.first?.content.map(Array.init) == Self.plain)
    #expect(!read.skeleton.contains(Self.plain))
    for count in 0..<form.count { _ = PageNormalForm(Array(form.prefix(count))) }
    for place in form.indices {
      var other = form
      other[place] ^= 1
      _ = PageNormalForm(other)
    }
  }
}
