import Testing
import VaultFiles

@testable import VaultKit

@Suite struct MessengerCopyTests {
  private static func segment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
    let length = body.count + 2
    return [0xff, marker, UInt8(length >> 8), UInt8(length & 255)] + body
  }

  private static func frame(_ width: Int, _ height: Int) -> [UInt8] {
    segment(
      0xc0, [8, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255), 3] + [1, 0x22, 0])
  }

  /// The standard table at quality 75, in zigzag order, as libjpeg writes it.
  private static let table: [UInt8] = [
    8, 6, 6, 7, 6, 5, 8, 7, 7, 7, 9, 9, 8, 10, 12, 20, 13, 12, 11, 11, 12, 25, 18, 19, 15, 20, 29, 26, 31, 30, 29, 26,
    28, 28, 32, 36, 46, 39, 32, 34, 44, 35, 28, 28, 40, 55, 41, 44, 48, 49, 52, 52, 52, 31, 39, 57, 61, 56, 50, 60, 46,
    51, 52, 50,
  ]

  private static func picture(
    width: Int = 1600, height: Int = 1200, table: [UInt8] = table, exif: Bool = false
  ) -> [UInt8] {
    [0xff, 0xd8] + segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
      + (exif ? segment(0xe1, Array("Exif\0\0".utf8) + [1, 2, 3]) : []) + segment(0xdb, [0] + table)
      + frame(width, height) + segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]) + [1, 2, 3]
  }

  private static func signs(_ bytes: [UInt8], _ name: String?, _ type: String = "image/jpeg") -> [MessengerCopy.Sign] {
    MessengerCopy.signs(name: name.map { FilePath($0) }, mediaType: type, prefix: bytes.span)
  }

  @Test func picturesByWhatTheyHold() {
    let all: [MessengerCopy.Sign] = [.noCameraData, .scaledSize, .standardTables]
    #expect(Self.signs(Self.picture(), "scan.jpg") == all)
    #expect(Self.signs(Self.picture(width: 960, height: 1280), nil) == all)
    #expect(Self.signs(Self.picture(exif: true), "scan.jpg").isEmpty)
    #expect(Self.signs(Self.picture(width: 4000, height: 3000), "scan.jpg").isEmpty)
    #expect(Self.signs(Self.picture(table: [UInt8](repeating: 3, count: 64)), "scan.jpg").isEmpty)
    // At the best quality all of the standard table is 1: no messenger's.
    #expect(Self.signs(Self.picture(table: [UInt8](repeating: 1, count: 64)), "scan.jpg").isEmpty)
    #expect(Self.signs(Self.picture(), "scan.jpg", "image/png").isEmpty)
  }

  @Test(arguments: [
    ("IMG-20260306-WA0004.jpg", MessengerCopy.Sign.nameWhatsApp),
    ("chat/WhatsApp Image 2026-03-06 at 11.30.00.jpeg", .nameWhatsApp),
    ("00000012-PHOTO-2026-03-06-11-30-00.jpg", .nameWhatsApp), ("photo_2026-03-06_11-30-00.jpg", .nameTelegram),
    ("photo_12@06-03-2026_11-30-00.jpg", .nameTelegram), ("signal-2026-03-06-113000.jpg", .nameSignal),
  ])
  func picturesByTheirNames(_ name: String, _ sign: MessengerCopy.Sign) {
    let large = Self.picture(width: 4000, height: 3000)
    #expect(Self.signs(large, name) == [sign, .noCameraData, .standardTables])
    #expect(Self.signs(Self.picture(width: 4000, height: 3000, exif: true), name).isEmpty)
  }

  @Test(arguments: ["IMG-2026030-WA0004.jpg", "IMG_20260306.jpg", "photo_@06-03-2026_11-30-00.jpg", "signal.jpg", ""])
  func namesThatSayNothing(_ name: String) { #expect(MessengerName(name) == nil) }

  private static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    let size = body.count + 8
    return [0, 0, UInt8(size >> 8), UInt8(size & 255)] + Array(type.utf8) + body
  }

  @Test func films() {
    let undated =
      Self.box("ftyp", Array("isom".utf8))
      + Self.box("moov", Self.box("mvhd", [UInt8](repeating: 0, count: 100)))
    let dated = Self.box("moov", Self.box("mvhd", [0, 0, 0, 0, 0xe0] + [UInt8](repeating: 0, count: 95)))
    let type = "video/mp4"
    #expect(Self.signs(undated, "VID-20260306-WA0001.mp4", type) == [.nameWhatsApp, .noCreationTime])
    #expect(Self.signs(dated, "VID-20260306-WA0001.mp4", type) == [.nameWhatsApp])
    #expect(Self.signs(undated, "clip.mp4", type).isEmpty)
    #expect(Self.signs([], "video_2026-03-06_11-30-00.mp4", type) == [.nameTelegram])
    #expect(MovieHeader.saysWhenMade(Self.box("free", []).span) == nil)
  }

  /// Cut short and with every byte changed, nothing is read that is not there.
  @Test func hostileHeaders() {
    let whole = Self.picture()
    for count in whole.indices { _ = Self.signs(Array(whole.prefix(count)), "a.jpg") }
    let film = Self.box("moov", Self.box("mvhd", [UInt8](repeating: 0, count: 100)))
    for count in film.indices { _ = MovieHeader.saysWhenMade(Array(film.prefix(count)).span) }
    for place in whole.indices {
      for value: UInt8 in [0, 1, 0x7f, 0xff] {
        var changed = whole
        changed[place] = value
        _ = Self.signs(changed, "a.jpg")
      }
    }
    for place in film.indices {
      for value: UInt8 in [0, 1, 0x7f, 0xff] {
        var changed = film
        changed[place] = value
        _ = MovieHeader.saysWhenMade(changed.span)
      }
    }
    #expect(JPEGHeader([0xff, 0xd8, 0xff, 0xff, 0xff, 0xff].span) == nil)
    #expect(JPEGHeader(([0xff, 0xd8] + [UInt8](repeating: 0xff, count: 1000)).span) == nil)
  }

  @Test func isSaidAsALikelihood() {
    #expect(MessengerCopy.sentence([]) == nil)
    #expect(
      MessengerCopy.sentence([.nameSignal, .noCameraData])
        == "likely recompressed by a messenger, since it is named as Signal names what it passes on, and it has no data of a camera: ask for the original"
    )
  }
}
