/// Words that programs put into free texts of a file: a text of nothing but these tells of nobody, and every other one
/// may have been chosen by a person, or be a path.
struct KnownWords {
  private static let (maximumByteCount, maximumNumberCount) = (80, 4)

  private let words: Set<String>

  /// Whether a text has nothing but these words, in any order, and hardly any numbers.
  func cover(_ text: String) -> Bool {
    guard text.utf8.count <= Self.maximumByteCount else { return false }
    let parts = text.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let numbers = parts.count { $0.allSatisfy(\.isNumber) }
    guard numbers <= Self.maximumNumberCount, parts.allSatisfy({ words.contains(String($0)) }) else { return false }
    return text.allSatisfy { $0.isASCII || "®™".contains($0) } && !text.contains("\\") && !text.hasPrefix("/")
  }

  /// What plays a track (ISO/IEC 14496-12 §8.4.3): libavformat, GPAC, L-SMASH, Bento4, Apple's, Android's and Google's.
  static let handlers = KnownWords(words: [
    "videohandler", "soundhandler", "audiohandler", "datahandler", "texthandler", "subtitlehandler", "timecodehandler",
    "videohandle", "soundhandle", "audiohandle", "texthandle", "metahandler", "metahandle", "mediahandler",
    "metadatahandler", "metadhandler", "handler", "handle", "core", "media", "video", "audio", "sound", "data",
    "metadata", "meta", "auxiliary", "timed", "time", "code", "timecode", "text", "subtitle", "subtitles", "closed",
    "caption", "captions", "chapter", "chapters", "hint", "track", "stream", "picture", "image", "pict", "apple",
    "alias", "quicktime", "gpac", "iso", "l", "smash", "lsmash", "bento4", "mainconcept", "mp4", "mpeg", "mpeg4", "4",
    "avc", "hevc", "aac", "h264", "h265", "h", "264", "265", "stereo", "mono", "url", "file", "produced", "by",
    "google", "inc", "android", "depth", "for", "of", "the", "mdta", "mdir", "vide", "soun", "tmcd", "main", "base",
    "jvt", "coding", "visual", "decoder",
  ])

  /// What a profile of colours is called: the usual spaces, and what programs write where they have no name.
  static let colors = KnownWords(words: [
    "srgb", "iec61966", "iec", "61966", "2", "1", "0", "3", "4", "v2", "v4", "icc", "profile", "icm", "adobe", "rgb",
    "1998", "display", "p3", "dci", "prophoto", "romm", "apple", "colormatch", "wide", "gamut", "generic", "gray",
    "grey", "grayscale", "gamma", "dot", "gain", "20", "10", "15", "25", "30", "18", "22", "linear", "lcd", "color",
    "colour", "space", "built", "in", "builtin", "gimp", "photoshop", "skia", "parametric", "c2", "c2ci", "cmyk", "u",
    "s", "web", "coated", "uncoated", "swop", "fogra39", "fogra27", "fogra29", "iso", "12647", "2004", "japan",
    "2001", "euroscale", "sheetfed", "rec", "bt", "itu", "r", "709", "2020", "2100", "pq", "hlg", "hdr", "appearance",
    "perceptual", "preference", "black", "scaled", "facebook", "tiny", "google", "uncalibrated", "monitor", "default",
    "embedded", "d50", "d65", "trc", "xyz", "lab", "smpte", "smpt", "c", "ntsc", "pal", "secam", "1953", "image", "png",
    "with", "working", "compatible", "kcgcolorspacesrgb", "kcgcolorspacedisplayp3", "kcgcolorspacegenericrgb",
    "artifex", "esrgb", "elle", "g10", "g22", "sgrey", "unnamed", "no", "name",
  ])

  /// What items of a picture's file are called.
  static let things = KnownWords(words: [
    "image", "picture", "color", "colour", "alpha", "exif", "xmp", "icc", "metadata", "meta", "data", "hevc", "hvc1",
    "av1", "av01", "avc", "grid", "tile", "thumbnail", "thumb", "primary", "master", "derived", "main", "item",
    "auxiliary", "depth", "map", "gainmap", "gain", "gmap", "tone", "mapped", "tonemapped", "hdr", "overlay", "jpeg",
    "hidden", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
  ])
}
