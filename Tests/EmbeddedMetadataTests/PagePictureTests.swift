import TestSupport
import Testing

@testable import EmbeddedMetadata

/// Pictures that lie in a PDF as files of their own.
struct PagePictureTests {
  private func pdf(_ dictionary: String, _ content: [UInt8]) -> [UInt8] {
    Specimens.pdf() + Array("9 0 obj\n<</Type/XObject/Subtype/Image\(dictionary)>>\nstream\r\n".utf8) + content
      + Array("\nendstream\nendobj\n".utf8)
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

  @Test func whatCannotBeUnpackedIsSaid() {
    let content = packed(Specimens.jpeg)
    for filter in [
      "/Filter[/LZWDecode/DCTDecode]", "/Filter[/ASCII85Decode/DCTDecode]", "/Filter[/DCTDecode/FlateDecode]",
      "/Filter[/FlateDecode/DCTDecode]/DecodeParms[<</Predictor 12>> null]",
      "/Filter 7 0 R", "/Filter[7 0 R]", "/Filter/Unknown",
    ] { #expect(PageInspection.inspect(pdf(filter, content)).gap == .unreadable, "\(filter)") }
    #expect(PageInspection.inspect(pdf("/Filter/DCTDecode", [])).gap == .unknownFormat)
    let whole = pdf("/Filter/DCTDecode", Specimens.jpeg)
    #expect(PageInspection.inspect(Array(whole.dropLast(18))).gap == .unreadable)
    for count in 0..<whole.count { _ = PageInspection.inspect(Array(whole.suffix(count))) }
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
    #expect(PagePictures.inspect(PageSearch(file(200)), nil).gap == .unknownFormat)
    #expect(PagePictures.inspect(PageSearch(file(201)), nil).gap == .tooLarge)
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
