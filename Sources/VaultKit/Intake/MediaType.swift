/// A file's media type, recognised by its content: names lie.
public enum MediaType {
  /// How many bytes from the beginning are looked at.
  static let prefixByteCount = 4096

  private static let signatures: [(bytes: [UInt8], offset: Int, type: String)] = [
    (Array("%PDF-".utf8), 0, "application/pdf"), ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 0, "image/png"),
    ([0xff, 0xd8, 0xff], 0, "image/jpeg"), (Array("GIF8".utf8), 0, "image/gif"), (Array("WEBP".utf8), 8, "image/webp"),
    ([0x49, 0x49, 0x2a, 0x00], 0, "image/tiff"), ([0x4d, 0x4d, 0x00, 0x2a], 0, "image/tiff"),
    (Array("WAVE".utf8), 8, "audio/wav"), (Array("AVI ".utf8), 8, "video/x-msvideo"),
    (Array("fLaC".utf8), 0, "audio/flac"),
    (Array("OggS".utf8), 0, "audio/ogg"), (Array("ID3".utf8), 0, "audio/mpeg"), (Array("#!AMR".utf8), 0, "audio/amr"),
    ([0x1a, 0x45, 0xdf, 0xa3], 0, "video/webm"), (Array("{\\rtf".utf8), 0, "application/rtf"),
    ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 0, "application/x-ole-storage"),
    ([0x1f, 0x8b], 0, "application/gzip"), ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0, "application/x-7z-compressed"),
    (Array("SQLite format 3\0".utf8), 0, "application/vnd.sqlite3"), (Array("caff\0\u{1}".utf8), 0, "audio/x-caf"),
    ([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11], 0, "video/x-ms-asf"),
  ]

  /// The media type (RFC 6838) of content that begins so; `application/octet-stream` where it is not recognised.
  static func recognise(_ prefix: Span<UInt8>) -> String {
    for (bytes, offset, type) in signatures where has(prefix, bytes, at: offset) { return type }
    if has(prefix, Array("ftyp".utf8), at: 4) { return isoMedia(prefix) }
    if has(prefix, [0x50, 0x4b, 0x03, 0x04], at: 0) { return archive(prefix) }
    if prefix.count >= 2, prefix[0] == 0xff, prefix[1] & 0xe6 == 0xe2 { return "audio/mpeg" }
    // ADTS (ISO 13818-7 §6.2): the layer is always 0.
    if prefix.count >= 2, prefix[0] == 0xff, prefix[1] & 0xf6 == 0xf0 { return "audio/aac" }
    if has(prefix, Array("FORM".utf8), at: 0), ["AIFF", "AIFC"].contains(where: { has(prefix, Array($0.utf8), at: 8) })
    {
      return "audio/aiff"
    }
    if isBitmap(prefix) { return "image/bmp" }
    return text(prefix)
  }

  /// `BM`, two words that are zero, and a header of a known length behind the file's own.
  private static func isBitmap(_ prefix: Span<UInt8>) -> Bool {
    has(prefix, Array("BM".utf8), at: 0) && has(prefix, [0, 0, 0, 0], at: 6)
      && [12, 40, 52, 56, 64, 108, 124].contains { has(prefix, [$0, 0, 0, 0], at: 14) }
  }

  private static func has(_ prefix: Span<UInt8>, _ bytes: [UInt8], at offset: Int) -> Bool {
    guard prefix.count >= offset + bytes.count else { return false }
    for (place, byte) in bytes.enumerated() where prefix[offset + place] != byte { return false }
    return true
  }

  private static func contains(_ prefix: Span<UInt8>, _ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return prefix.count >= bytes.count && (0...prefix.count - bytes.count).contains { has(prefix, bytes, at: $0) }
  }

  private static func isoMedia(_ prefix: Span<UInt8>) -> String {
    if ["heic", "heix", "mif1", "msf1"].contains(where: { has(prefix, Array($0.utf8), at: 8) }) { return "image/heic" }
    if ["avif", "avis"].contains(where: { has(prefix, Array($0.utf8), at: 8) }) { return "image/avif" }
    if has(prefix, Array("M4A ".utf8), at: 8) { return "audio/mp4" }
    if has(prefix, Array("qt  ".utf8), at: 8) { return "video/quicktime" }
    return "video/mp4"
  }

  private static func archive(_ prefix: Span<UInt8>) -> String {
    let office = "application/vnd.openxmlformats-officedocument."
    if contains(prefix, "xl/") { return office + "spreadsheetml.sheet" }
    if contains(prefix, "word/") { return office + "wordprocessingml.document" }
    if contains(prefix, "ppt/") { return office + "presentationml.presentation" }
    for kind in ["spreadsheet", "text", "presentation"] where contains(prefix, "opendocument.\(kind)") {
      return "application/vnd.oasis.opendocument.\(kind)"
    }
    return "application/zip"
  }

  private static func text(_ prefix: Span<UInt8>) -> String {
    guard prefix.count > 0 else { return "application/octet-stream" }
    // A character may be cut at the end of the prefix.
    var end = prefix.count
    if prefix.count == prefixByteCount {
      while end > prefix.count - 4, end > 0, prefix[end - 1] & 0xc0 == 0x80 { end -= 1 }
      if end > 0, prefix[end - 1] >= 0xc0 { end -= 1 }
    }
    let bytes = unsafe prefix.extracting(first: end).withUnsafeBufferPointer { unsafe Array($0) }
    guard !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d && $0 != 0x0c }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return "application/octet-stream" }
    return TextFormat.mediaType(of: text) ?? "text/plain"
  }
}
