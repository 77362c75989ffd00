import Testing

@testable import VaultKit

@Suite struct MediaTypeTests {
  private static func after(_ count: Int, _ text: String) -> [UInt8] {
    [UInt8](repeating: 0x20, count: count) + Array(text.utf8) + [0, 0]
  }

  private static func zip(_ names: String) -> [UInt8] { [0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0] + Array(names.utf8) }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n%âãÏÓ".utf8), "application/pdf"),
      ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0], "image/png"), ([0xff, 0xd8, 0xff, 0xe0], "image/jpeg"),
      (Array("GIF89a".utf8), "image/gif"), (after(8, "WEBP"), "image/webp"), ([0x49, 0x49, 0x2a, 0, 8], "image/tiff"),
      ([0x4d, 0x4d, 0, 0x2a, 0], "image/tiff"), (after(8, "WAVE"), "audio/wav"), (after(8, "AVI "), "video/x-msvideo"),
      (Array("fLaC".utf8), "audio/flac"), (Array("OggS".utf8), "audio/ogg"), (Array("ID3\u{3}".utf8), "audio/mpeg"),
      ([0xff, 0xfb, 0x90, 0x64], "audio/mpeg"), (Array("#!AMR\n".utf8), "audio/amr"),
      ([0x1a, 0x45, 0xdf, 0xa3], "video/webm"), (after(4, "ftypisom"), "video/mp4"),
      (after(4, "ftypM4A "), "audio/mp4"), (after(4, "ftypqt  "), "video/quicktime"),
      (after(4, "ftypheic"), "image/heic"), (Array("{\\rtf1".utf8), "application/rtf"),
      ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "application/x-ole-storage"),
      ([0x1f, 0x8b, 8], "application/gzip"),
      (zip("[Content_Types].xml word/document.xml"), officePrefix + "wordprocessingml.document"),
      (zip("[Content_Types].xml xl/workbook.xml"), officePrefix + "spreadsheetml.sheet"),
      (zip("ppt/presentation.xml"), officePrefix + "presentationml.presentation"),
      (zip("mimetypeapplication/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"),
      (zip("a.txt"), "application/zip"), (Array("SQLite format 3\0".utf8), "application/vnd.sqlite3"),
      (Array("plain\r\ntext\t".utf8), "text/plain"), (Array("\u{feff}<!DOCTYPE html>".utf8), "text/html"),
      (Array("  <HTML>".utf8), "text/html"), (Array("<?xml version='1.0'?><a/>".utf8), "application/xml"),
      (Array("<?xml version='1.0'?><svg/>".utf8), "image/svg+xml"), (Array("From: a@b\n".utf8), "message/rfc822"),
      (Array("Київ".utf8), "text/plain"), ([], "application/octet-stream"), ([0], "application/octet-stream"),
      ([0xff], "application/octet-stream"), ([0x61, 0xff], "application/octet-stream"),
      ([0x61, 0x00, 0x62], "application/octet-stream"), (Array("\u{1b}[2J".utf8), "application/octet-stream"),
      ([0x25, 0x50, 0x44], "text/plain"), ([0x89, 0x50], "application/octet-stream"),
    ] as [([UInt8], String)])
  func contentDecides(_ bytes: [UInt8], _ type: String) { #expect(MediaType.recognise(bytes.span) == type) }

  private static let officePrefix = "application/vnd.openxmlformats-officedocument."

  /// A character that is cut off by the end of what is looked at is no reason to call text binary; at the end of the file it is.
  @Test(arguments: [1, 2, 3]) func textIsTextThoughItsLastCharacterIsCut(_ kept: Int) {
    let size = MediaType.prefixByteCount
    let character = Array("😀".utf8)
    let cut = [UInt8](repeating: 0x61, count: size - kept) + character.prefix(kept)
    #expect(cut.count == size && MediaType.recognise(cut.span) == "text/plain")
    let whole = [UInt8](repeating: 0x61, count: size - 4) + character
    #expect(MediaType.recognise(whole.span) == "text/plain")
    let short = [UInt8](repeating: 0x61, count: 100) + character.prefix(kept)
    #expect(MediaType.recognise(short.span) == "application/octet-stream")
  }

  /// What is too short for a signature is not read beyond its end, and not taken for it.
  @Test(
    arguments: [
      (after(4, "ftypqt  "), 12, "video/quicktime"), (zip("word/"), 13, officePrefix + "wordprocessingml.document"),
      (after(8, "WEBP"), 12, "image/webp"), ([0x1f, 0x8b], 2, "application/gzip"),
    ] as [([UInt8], Int, String)])
  func signaturesAreWhole(_ bytes: [UInt8], _ needed: Int, _ type: String) {
    for count in 0...bytes.count {
      let prefix = Array(bytes.prefix(count))
      #expect((MediaType.recognise(prefix.span) == type) == (count >= needed), "\(count)")
    }
  }

  @Test(arguments: [
    ("audio/wav", ItemType.audio), ("video/mp4", .video), ("image/png", .photograph), ("text/plain", .document),
    ("message/rfc822", .document), ("application/pdf", .document), ("application/rtf", .document),
    (officePrefix + "spreadsheetml.sheet", .spreadsheet),
    ("application/vnd.oasis.opendocument.spreadsheet", .spreadsheet),
    (officePrefix + "wordprocessingml.document", .document), ("application/x-ole-storage", .document),
    ("application/zip", .other), ("application/octet-stream", .other), ("", .other), ("audio", .other),
  ])
  func theKindFollowsFromTheMediaType(_ mediaType: String, _ type: ItemType) {
    #expect(ItemType(mediaType: mediaType) == type)
  }

  @Test func kindsAreTheWordsOfTheFormat() {
    let words = ["audio", "consent", "document", "interview", "photograph", "spreadsheet", "video", "other"]
    #expect(ItemType.allCases.map(\.rawValue) == words)
  }
}
