/// The name and version of a program that packs sound or film, as nearly every such file has it somewhere: it tells as
/// little as the format itself. Anything beside the known words and numbers makes a text no such name.
enum EncoderName {
  private static let maximumByteCount = 80
  /// What the text begins with.
  private static let programs: Set = [
    "lavf", "lavc", "lame", "libopus", "libflac", "libvorbis", "xiph.org", "reference", "opusenc", "oggenc",
  ]
  /// What may follow: libraries and formats.
  private static let words: Set = [
    "i", "from", "vorbis", "opus", "flac", "opus-tools", "vorbis-tools", "libopusenc", "libmp3lame", "libvpx",
    "libvpx-vp9", "libx264", "libx265", "libaom-av1", "libtheora", "libfdk_aac", "aac", "mp3", "png", "mjpeg", "gif",
    "tiff", "mpeg4", "h264", "hevc", "64bits", "32bits", "version",
  ]
  /// What releases of libvorbis call themselves.
  private static let releases = [
    "(Everywhere)", "(Schaufenugget)", "(Omnipresent)", "(Turpakäräjiin)", "(⛄⛄⛄⛄)", "(Now 100% fewer shells)",
    "(Reducing Environment)", "(http://lame.sf.net)", "(http://www.mp3dev.org/)",
  ]

  /// Whether a text is nothing but such a name.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= maximumByteCount else { return false }
    let release = releases.first(where: text.hasSuffix)
    let parts = text.dropLast(release?.count ?? 0).lowercased().split(whereSeparator: { $0 == " " || $0 == "," })
    guard let first = parts.first, programs.contains(word(first)) else { return false }
    return parts.dropFirst().allSatisfy { words.contains(String($0)) || programs.contains(word($0)) || isVersion($0) }
  }

  /// `lavf59.27.100` is `lavf`.
  private static func word(_ part: Substring) -> String {
    guard let end = part.lastIndex(where: { !isOfVersion($0) }) else { return "" }
    return String(part[...end])
  }

  /// A version or a day: `1.3.1`, `20200704`.
  private static func isVersion(_ part: Substring) -> Bool { part.count <= 10 && part.allSatisfy(isOfVersion) }

  private static func isOfVersion(_ character: Character) -> Bool {
    character == "." || ("0"..."9").contains(character)
  }
}
