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
      (after(4, "ftypheic"), "image/heic"), (after(4, "ftypavif"), "image/avif"), ([0xff, 0xf1, 0x50], "audio/aac"),
      (Array("FORM\0\u{1}\0\0AIFF".utf8), "audio/aiff"), (Array("caff\0\u{1}".utf8), "audio/x-caf"),
      (Array("version AIFF".utf8), "text/plain"), (Array("caffeine".utf8), "text/plain"),
      ([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6], "video/x-ms-asf"),
      (Array("BM".utf8) + [54, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0], "image/bmp"),
      (Array("BM said so".utf8), "text/plain"), (Array("{\\rtf1".utf8), "application/rtf"),
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

  /// What programs open as mail, a page, a card or a drawing is none the less one for how it begins.
  @Test(arguments: [
    ("\u{feff}\r\n\r\nFROM: a@b.example\r\nTo: c@d.example\r\n\r\nx", "message/rfc822"),
    ("Subject: x\nDate: Mon, 2 Mar 2026 10:00:00 +0200\nto : a\n\nx", "message/rfc822"),
    ("MIME-Version: 1.0\nContent-Type: text/html\n\nx", "message/rfc822"),
    ("This is a message in parts.\n\n--a\ncontent-transfer-encoding:\tbase64\n\neA==", "message/rfc822"),
    ("X-Mozilla-Status: 0001\nSubject: x\n\nx", "message/rfc822"), ("Cc: a@b.example\n\nx", "message/rfc822"),
    ("From a@b.example Mon Mar  2 10:00:00 2026\nReceived: by c; Mon, 2 Mar 2026\n\nx", "message/rfc822"),
    ("Subject: x\nSender:\n a@b.example\n\nx", "message/rfc822"),
    ("Content-Type: multipart/related; boundary=a\n\nx", "message/rfc822"),
    ("<!-- a page -->\n<!-- of a test -->\n<HTML>", "text/html"), ("<!-- without an end", "text/html"),
    ("\u{200b}<!DOCTYPE HTML>", "text/html"), ("<!--\u{301}-->x", "text/html"), ("<P>x", "text/html"),
    ("<table border=1>", "text/html"), ("words\n<script>x</script>", "text/html"), ("<a\nhref=x>", "text/html"),
    ("words <!-- and what is not shown -->", "text/html"), ("<!doctype svg><svg>", "image/svg+xml"),
    ("<!-- a -->\n<svg xmlns='x'/>", "image/svg+xml"), ("<gpx version='1.1'><trk/></gpx>", "application/xml"),
    ("<?XML version='1.0'?><a/>", "application/xml"), ("<w:document>", "application/xml"),
    ("begin:vcard\nversion:4.0", "text/vcard"), ("\u{feff}\n\nitem1.BEGIN : VCARD\n", "text/vcard"),
    ("words\nBEGIN;X=1:VCARD\n", "text/vcard"), ("BEG\r\n IN:VCA\r\n RD\r\n", "text/vcard"),
    ("Begin:VCalendar\n", "text/calendar"), ("  {\\RTF1 x}", "application/rtf"),
    ("%!PS-Adobe-3.0\n", "application/postscript"), ("\u{feff}words %PDF-1.4\n", "application/pdf"),
  ])
  func anUnusualBeginningMakesNoPlainText(_ text: String, _ type: String) {
    #expect(MediaType.recognise(Array(text.utf8).span) == type)
  }

  /// What somebody said, written down as people write it down.
  @Test(arguments: [
    "Interview TK-04, transcript\nDate: 5 March 2026\nPlace: Pelsin\n\nINTERVIEWER: What did you see?\nWITNESS: A car.",
    "Date: 5 March 2026\nFrom: 10:00\nTo: 11:30\nSubject of the interview: the road\n\nQ: Where?\nA: There.",
    "Subject: the road\nDate: 5 March 2026\n\nWords.", "From Pelsin we went on foot.",
    "INVENTED SAMPLE\nReceived: 5 March 2026\nReferences: TK-04\n", "<laughs> I do not know.", "<10:30> A car came.",
    "<Interviewer: a woman> Please begin.", "I wrote to a@b.example: nobody answered.", "X-ray: taken on 5 March\n",
    "Begin: 10:00\nEnd: 11:30\n", "Beginning: a vcard was on the table", "5 < 6 and 7 > 6", "a,b\n\"1\",2\n",
    "{\"a\": 1}",
    "Свідок: я бачив.\nСлідчий: коли?", "شاهد: دیدم\u{200c}ام.\n", "- 1 -\n[inaudible] (crying) *pause*",
  ])
  func whatWasSaidIsPlainText(_ text: String) {
    #expect(MediaType.recognise(Array(text.utf8).span) == "text/plain")
  }

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
