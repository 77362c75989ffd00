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
  /// The pictures that it belongs to as such (`auxl`).
  var masters: [UInt32] = []
  /// Whether it has a name; no program shows it.
  var isNamed = false
  /// Whether it is a small form of another one (`thmb`).
  var isThumbnail = false
  /// Its numbers of properties, from 1 on.
  var properties: [Int] = []

  /// Kinds of pictures: coded ones (ISO/IEC 14496-15, ISO/IEC 23008-12, ISO/IEC 23001-17, AV1).
  private static let coded: Set = [
    "hvc1", "hev1", "hvc2", "hev2", "hvt1", "lhv1", "lhe1", "avc1", "avc3", "svc1", "vvc1", "vvcN", "evc1", "av01",
    "jpeg", "j2k1", "mjpg", "unci", "mski",
  ]
  /// Kinds of those that are made of others (ISO/IEC 23008-12 §6.6).
  private static let made: Set = ["grid", "iovl", "iden", "tmap", "sato"]

  /// Whether it says how much of another one can be seen through (ISO/IEC 23008-12 §B.2.2, ISO/IEC 23091-2).
  var isSeeThrough: Bool { auxiliary.map { $0.hasSuffix(":alpha") || $0.hasSuffix(":auxid:1") } ?? false }

  /// Whether it is a picture, coded or made of others.
  var isPicture: Bool { isCoded || isMade }

  /// Whether it is a picture with points of its own.
  var isCoded: Bool { Self.coded.contains(kind) }

  /// Whether it is made of others; what is coded is whole, and has no pieces.
  var isMade: Bool { Self.made.contains(kind) }
}
