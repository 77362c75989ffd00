/// One of the things that a HEIC file holds (ISO/IEC 14496-12 §8.11): a picture, a tile of one, a description.
struct PictureItem {
  /// What it is: `hvc1`, `grid`, `Exif`; `mime` with its media type behind it.
  var kind = ""
  /// Where its bytes stand in the file.
  var places: [Range<UInt64>] = []
  /// Where its bytes stand in the box for such (`idat`).
  var inner: [Range<UInt64>] = []
  /// Pictures that it is made of (`dimg`).
  var pieces: [UInt32] = []
  /// What it is beside a picture (ISO/IEC 23008-12 §6.5.8), as its property says; nil where it is none of that.
  var auxiliary: String?
  /// Whether it is a small form of another one (`thmb`).
  var isThumbnail = false
  /// Its numbers of properties, from 1 on.
  var properties: [Int] = []

  /// Kinds that describe, and are no pictures.
  private static let describing: Set = ["Exif", "uri ", "mime"]

  /// Whether it says how much of another one can be seen through (ISO/IEC 23008-12 §B.2.2, ISO/IEC 23091-2).
  var isSeeThrough: Bool { auxiliary.map { $0.hasSuffix(":alpha") || $0.hasSuffix(":auxid:1") } ?? false }

  /// Whether it is a picture, coded or made of others.
  var isPicture: Bool { !Self.describing.contains(String(kind.prefix(4))) }
}
