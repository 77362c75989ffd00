/// What may be in boxes whose contents programs list one by one (ISO/IEC 14496-12, ISO/IEC 23008-12, QuickTime): nobody
/// shows the rest.
enum BoxContents {
  private static let known: [String: Set<String>] = [
    // §8.11, QuickTime's and ID3's (ID3v2 in ISO-based files).
    "meta": [
      "hdlr", "dinf", "pitm", "iloc", "ipro", "iinf", "xml ", "bxml", "idat", "iref", "iprp", "grpl", "fiin", "mere",
      "keys", "ilst", "mhdr", "ctry", "lang", "ID32",
    ],
    "iprp": ["ipco", "ipma"],
    // ISO/IEC 23008-12 §6.5 and annexes, ISO/IEC 23001-17, ISO/IEC 14496-12 §12.1; what tells something is told by the
    // look at the properties themselves.
    "ipco": [
      "hvcC", "lhvC", "avcC", "vvcC", "evcC", "av1C", "jpgC", "j2kH", "uncC", "cmpC", "icef", "cmpd", "cpat", "mskC",
      "ispe", "pixi", "colr", "pasp", "clap", "irot", "imir", "iscl", "rloc", "auxC", "rref", "clli", "mdcv", "cclv",
      "amve", "reve", "ndwt", "lsel", "tols", "oinf", "a1op", "a1lx", "vvnC", "vopi", "subs", "cmin", "cmex", "ster",
      "aebr", "wbbr", "fobr", "afbr", "dobr", "pano", "wipe", "fade", "stpe", "ssld", "must", "ccst",
      "udes", "altt", "crtt", "mdft", "taic", "itai", "uuid",
    ],
  ]

  /// Whether a box of this kind may be in one of the other.
  static func may(_ kind: String, standIn outer: String) -> Bool { known[outer]?.contains(kind) ?? true }

  /// Whether a handler's box (ISO/IEC 14496-12 §8.4.3; QuickTime counts the letters of the name, and ends it with
  /// nothing) has something behind its name.
  static func isLeftOver(inHandler content: [UInt8]) -> Bool {
    let name = content.dropFirst(24)
    guard let first = name.first else { return false }
    let isCounted = first < 0x20 || Int(first) == name.count - 1
    let rest = isCounted ? name.dropFirst(1 + Int(first)) : name.drop { $0 != 0 }
    return MediaInspection.saysSomething(rest)
  }
}
