import Foundation
import TestSupport
import Testing

/// Files that are made for a test; nothing in them is anybody's.
enum Specimens {
  static let exiftool = ExternalTool("exiftool")
  static let missing: Comment = "exiftool (libimage-exiftool-perl) is not installed"

  /// Whether the Python of `Tests/setup` is there and has a package.
  static func hasPython(with package: String) -> Bool {
    guard ExternalTool.python.isInstalled else { return false }
    return (try? ExternalTool.python.run(["-c", "import \(package)"]).status) == 0
  }

  /// A picture of one pixel.
  static let jpeg: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xdb, 0, 67, 0]
    + Array(repeating: 8, count: 64) + [0xff, 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0] + table(0) + table(0x10)
    + [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0xd2, 0xcf, 0x20, 0xff, 0xd9]

  private static func table(_ kind: UInt8) -> [UInt8] {
    [0xff, 0xc4, 0, 20, kind, 1] + Array(repeating: 0, count: 16)
  }

  /// A picture of one pixel.
  static let png: [UInt8] =
    [0x89] + Array("PNG\r\n".utf8) + [0x1a, 0x0a]
    + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0], 0x3a7e_9b55)
    + chunk("IDAT", [0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1], 0x48af_a471) + chunk("IEND", [], 0xae42_6082)

  static func chunk(_ kind: String, _ content: [UInt8], _ check: UInt32) -> [UInt8] {
    number(content.count) + Array(kind.utf8) + content + number(Int(check))
  }

  /// A film without pictures, whose index stands at the end.
  /// - Parameter place: as telephones write it (ISO 6709).
  static func film(place: String?, time: UInt32 = 3_800_000_000, brand: String = "isom") -> [UInt8] {
    var header: [UInt8] = number(0) + number(Int(time)) + number(Int(time)) + number(1000) + number(1000)
    header += number(0x10000) + [1, 0] + Array(repeating: 0, count: 10)
    for value in [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000] { header += number(value) }
    header += Array(repeating: 0, count: 24) + number(2)
    var movie = box("mvhd", header)
    if let place {
      let text = Array(place.utf8)
      let content: [UInt8] = [0, UInt8(text.count), 0x15, 0xc7] + text
      movie += box("udta", number(content.count + 8) + [0xa9] + Array("xyz".utf8) + content)
    }
    return box("ftyp", Array("\(brand)".utf8) + number(512) + Array("isommp41".utf8))
      + box("mdat", Array(repeating: 7, count: 1000)) + box("moov", movie)
  }

  /// A picture that is nothing but its metadata (ISO/IEC 23008-12), which say that it was taken north of the equator; they stand at its end.
  static let heic: [UInt8] = {
    let tags: [UInt8] = [
      0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 1, 0, 1, 0, 2, 0,
      0, 0, 2, 0x4e, 0, 0, 0, 0, 0, 0, 0,
    ]
    let exif = number(0) + tags
    func description(_ offset: Int) -> [UInt8] {
      let handler = box("hdlr", number(0) + number(0) + Array("pict".utf8) + Array(repeating: 0, count: 13))
      let primary = box("pitm", number(0) + [0, 1])
      let entry = box("infe", [2, 0, 0, 0, 0, 1, 0, 0] + Array("Exif\u{0}".utf8))
      let entries = box("iinf", number(0) + [0, 1] + entry)
      let place: [UInt8] = [0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1] + number(offset) + number(exif.count)
      return box("meta", number(0) + handler + primary + entries + box("iloc", number(0) + place))
    }
    let start = box("ftyp", Array("heic".utf8) + number(0) + Array("mif1heic".utf8))
    return start + description(start.count + description(0).count + 8) + box("mdat", exif)
  }()

  /// A picture of 16 by 16 points (HEVC) as libheif writes it, without metadata; its coded data stand at its end.
  static let codedPicture = Array(
    Data(
      base64Encoded: """
        AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAXxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA\
        ACJpbG9jAAAAAERAAAEAAQAAAAABoAABAAAAAAAAAFoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt\
        AAAAAAABAAAA/GlwcnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA\
        AAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAAABNjb2xybmNs\
        eAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAEAAAAAEAAAAQAAAAAf///9AAAAAC////0AAAAAIAAAAQcGl4\
        aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYECAwWEAAAAYm1kYXQAAABWKAGvEyGdfIj1JFfg0ZIYaZz3CfQlDKdzVXdPD837\
        H5jbOaiCK9DOMsSkJA8y4YQTY0vvc/Y9sd9UspjH/fJ1wwuOEJILLgTUGR5RPV+AtLqzBW9LgOA=
        """) ?? Data())

  static func box(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    number(content.count + 8) + Array(kind.utf8) + content
  }

  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  /// A file that ExifTool wrote something into.
  static func tagged(_ bytes: [UInt8], _ ending: String, _ tags: [String]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.\(ending)")
    try folder.write(jpeg, to: "thumbnail.jpg")
    let run = try exiftool.run(
      ["-config", "", "-q", "-overwrite_original"] + tags + [folder.path("a.\(ending)")], in: folder.url)
    guard run.status == 0 else { throw CocoaError(.fileWriteUnknown, userInfo: ["exiftool": run.errors]) }
    return try folder.bytes("a.\(ending)")
  }

  static let qpdf = ExternalTool("qpdf")
  static let noQpdf: Comment = "qpdf is not installed"

  /// A PDF with these objects behind its page, from number 5 on, as ISO 32000-1 annex H.2 has it.
  static func pdf(
    _ objects: [String] = [], page: String = "", info: String = "", catalog: String = "", more: [UInt8] = []
  ) -> [UInt8] { pdf(objects.map { Array($0.utf8) }, page: page, info: info, catalog: catalog, more: more) }

  /// An object that is a stream.
  static func stream(_ dictionary: String, _ content: [UInt8]) -> [UInt8] {
    Array("<<\(dictionary)/Length \(content.count)>>\nstream\n".utf8) + content + Array("\nendstream".utf8)
  }

  /// - Parameter more: what stands behind the objects, and nothing points to.
  static func pdf(
    _ objects: [[UInt8]], page: String = "", info: String = "", catalog: String = "", more: [UInt8] = []
  ) -> [UInt8] {
    let first = [
      "<</Type/Catalog/Pages 2 0 R\(catalog)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\(page)>>", "<<\(info)>>",
    ]
    let all = first.map { Array($0.utf8) } + objects
    var bytes = Array("%PDF-1.5\n".utf8)
    var places: [Int] = []
    for (number, object) in all.enumerated() {
      places.append(bytes.count)
      bytes += Array("\(number + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    bytes += more
    let start = bytes.count
    var text = "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
    for place in places { text += String(String(10_000_000_000 + place).dropFirst()) + " 00000 n \n" }
    text += "trailer<</Size \(all.count + 1)/Root 1 0 R/Info 4 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(text.utf8)
  }
}
