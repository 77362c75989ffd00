import TestSupport
import Testing

@testable import EmbeddedMetadata

/// Pictures that lie in a PDF as files of their own.
struct PagePictureTests {
  private func pdf(_ dictionary: String, _ content: [UInt8]) -> [UInt8] {
    Specimens.pdf(
      [Specimens.stream("", Array("/A Do".utf8))], page: "/Resources<</XObject<</A 9 0 R>>>>/Contents 5 0 R",
      more: Array("9 0 obj\n<</Type/XObject/Subtype/Image\(dictionary)>>\nstream\r\n".utf8) + content
        + Array("\nendstream\nendobj\n".utf8))
  }

  /// RFC 1951 §3.2.4: a block that is stored.
  private func packed(_ content: [UInt8]) -> [UInt8] {
    let count = [UInt8(content.count & 0xff), UInt8(content.count >> 8)]
    return [0x78, 0x01, 1] + count + count.map { ~$0 } + content + [0, 0, 0, 0]
  }

  @Test func eachIsGivenToTheTool() {
    // Without the tool it is said that nobody looked.
    for filter in [
      "/Filter/DCTDecode", "/Filter [ /DCTDecode ]", "/Filter/JPXDecode", "/Filter 7 0 R", "", "/Filter/DCT#44ecode",
    ] {
      #expect(PageInspection.inspect(pdf(filter, Specimens.jpeg)).gap == .noProgram, "\(filter)")
    }
    let twice = "/Filter[/FlateDecode/DCTDecode]"
    #expect(PageInspection.inspect(pdf(twice, packed(Specimens.jpeg))).gap == .noProgram)
    // Points are no file.
    #expect(PageInspection.inspect(pdf("/Filter/FlateDecode", packed([1, 2, 3]))) == Inspection())
    #expect(PageInspection.inspect(pdf("/Filter/CCITTFaxDecode", [1, 2, 3])) == Inspection())
  }

  /// ISO 32000-1 §7.3.8.1, and what programs take besides.
  @Test func streamsMayBeginInOtherWays() {
    func gap(_ between: String, _ dictionary: String = "/Filter/DCTDecode") -> Inspection.Gap? {
      PageInspection.inspect(
        Specimens.pdf() + Array("9 0 obj\n<</Type/XObject/Subtype/Image\(dictionary)>>\(between)".utf8)
          + Specimens.jpeg + Array("\nendstream\nendobj\n".utf8)
      ).gap
    }
    for between in ["stream \n", "stream\t\r\n", "\n%x\nstream\n", "%>\n%\nstream \t\r\n", " \0stream\n"] {
      #expect(gap(between) == .noProgram, "\(between)")
    }
    // What is not recognised is not nothing.
    for between in ["x stream\n", ">> stream\n", "(stream\n", "stream)\n", "stream x\n", "stream%x\n", "stream"] {
      #expect(gap(between) == .unreadable, "\(between)")
    }
    #expect(gap("stream\nendstream\n") == .unreadable)
    #expect(gap("stream\n", "/Filter/DCTDecode/Length 5000") == .unreadable)
    #expect(gap("stream\n8 0 obj <<>>\nstream\n", "/Filter/CCITTFaxDecode") == .unreadable)
  }

  @Test func onlyTheDictionaryItselfCounts() {
    let dct = "/Filter/DCTDecode"
    for filter in [
      "/Nm(/Filter /LZW )\(dct)", "%/Filter /LZW \n\(dct)", "/A<</Filter/LZW>>\(dct)", "\(dct)/Nm (obj)",
      "\(dct)/Nm (9 0 obj <<)", "/Filter[%/LZW]\n/DCTDecode]", "/Nm (a stream\n) \(dct)",
    ] { #expect(PageInspection.inspect(pdf(filter, Specimens.jpeg)).gap == .noProgram, "\(filter)") }
    let twice = "/Filter [/FlateDecode /DCTDecode] /Nm (obj)"
    #expect(PageInspection.inspect(pdf(twice, packed(Specimens.jpeg))).gap == .noProgram)
    let long = "/Filter[" + String(repeating: "/AHx", count: 9) + "]"
    for filter in [
      "/Filter/LZW\(dct)", "/Filter/Fl/F\(dct)", "/F/DCTDecode", "/DP<<>>", "/Filter null", "/A)", "/Subtype/Form",
      "/Nm(8 0 obj<</Filter/LZW/B null%)\n/C 1", long,
    ] { #expect(PageInspection.inspect(pdf(filter, [1, 2, 3])).gap == .unreadable, "\(filter)") }
    // Words of a text are none of its syntax.
    for text in ["(a stream of words)", "(stream)", "<</Font/BitstreamVera/A(two stream)>>", "<<%a stream\n>>"] {
      #expect(PageInspection.inspect(Specimens.pdf([text])) == Inspection(), "\(text)")
    }
    #expect(PageInspection.inspect(Specimens.pdf(["(8 0 obj<</Filter/DCT>> stream\n)"])).gap == .unreadable)
    // Objects in objects, without an end.
    for word in ["9 0 obj(", "9 0 obj<</A(", "9 0 obj<<>>%", "9 0 obj<</A(/ObjStm stream\nendstream ", "/Subtype%"] {
      let text = Array(("%PDF-1.5\n" + String(repeating: word, count: 4000) + "stream\n").utf8)
      _ = PageInspection.inspect(text)
    }
  }

  @Test func whatCannotBeUnpackedIsSaid() {
    let content = packed(Specimens.jpeg)
    for filter in [
      "/Filter[/LZWDecode/DCTDecode]", "/Filter[/ASCII85Decode/DCTDecode]", "/Filter[/DCTDecode/FlateDecode]",
      "/Filter[/FlateDecode/DCTDecode]/DecodeParms[<</Predictor 12>> null]",
      "/Filter 7 0 R", "/Filter[7 0 R]", "/Filter/Unknown",
    ] { #expect(PageInspection.inspect(pdf(filter, content)).gap == .unreadable, "\(filter)") }
    #expect(PageInspection.inspect(pdf("/Filter/DCTDecode", [])).gap == .unknownFormat)
    // Beside a picture's own filter it means nothing.
    let guessed = pdf("/Filter/DCTDecode/DecodeParms<</Predictor 15/Colors 3>>", Specimens.jpeg)
    #expect(PageInspection.inspect(guessed) == PageInspection.inspect(pdf("/Filter/DCTDecode", Specimens.jpeg)))
    let whole = pdf("/Filter/DCTDecode", Specimens.jpeg)
    let cut = PageSearch(whole).next("endstream", from: 0)?.lowerBound ?? 0
    #expect(PageInspection.inspect(Array(whole.prefix(cut))).gap == .unreadable)
    for count in 0..<Specimens.jpeg.count + 200 { _ = PageInspection.inspect(Array(whole.suffix(count))) }
  }

  @Test func thereAreNotTooMany() {
    func file(_ count: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      for number in 0..<count {
        let content = [UInt8(1 + number / 100), UInt8(1 + number % 100)]
        bytes += pdf("/Filter/JPXDecode", content)
      }
      return bytes
    }
    func gap(_ count: Int) -> Inspection.Gap? {
      var pictures = PagePictures(nil)
      return pictures.inspect(PageStreams(PageSearch(file(count))), drawn: []).whole.gap
    }
    #expect(gap(200) == .unknownFormat)
    #expect(gap(201) == .tooLarge)
  }

  @Test(.enabled(if: Specimens.exiftool.isInstalled, Specimens.missing)) func whatIsInThemIsFound() throws {
    let picture = try Specimens.tagged(Specimens.jpeg, "jpg", ["-GPSLatitude=41.7", "-Artist=Q"])
    let filters = ["/Filter/DCTDecode", "/Filter[/FlateDecode/DCTDecode]"]
    for (filter, content) in zip(filters, [picture, packed(picture)]) {
      let found = PageInspection.inspect(pdf(filter, content), ExifTool())
      #expect(found.gap == nil)
      #expect(
        found.facts == [
          EmbeddedFact(.location, "picture in object 9 GPS:GPSLatitude"),
          EmbeddedFact(.author, "picture in object 9 IFD0:Artist"),
        ])
    }
    #expect(PageInspection.inspect(pdf("/Filter/DCTDecode", Specimens.jpeg), ExifTool()).facts == [])
    #expect(PageInspection.inspect(pdf("/Filter/DCTDecode", Specimens.jpeg), ExifTool()).gap == nil)
    let cut = PageInspection.inspect(pdf("/Filter/DCTDecode", Specimens.jpeg + Specimens.jpeg), ExifTool())
    #expect(cut.facts == [EmbeddedFact(.attachment, "picture in object 9 JPEG:bytes behind the end")])
  }
}
