internal import OfficeOpenXML

/// Walks a PNG file from chunk to chunk (ISO/IEC 15948 §5) up to its end: what stands behind it no viewer shows, and
/// neither what is in chunks that nobody knows.
enum ChunkWalk {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  /// What is needed to show the picture, or several, and what ExifTool tells of.
  private static let known: Set = [
    "IHDR", "PLTE", "IDAT", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "hIST", "pHYs", "sPLT", "cICP",
    "acTL", "fcTL", "fdAT", "tEXt", "zTXt", "iTXt", "tIME", "eXIf",
  ]

  static func inspect(_ bytes: [UInt8]) -> Inspection {
    var facts: [EmbeddedFact] = []
    var gap: Inspection.Gap?
    guard bytes.starts(with: signature) else { return Inspection(gap: .unreadable) }
    let look = Look.current
    var place = signature.count
    while place < bytes.count {
      guard facts.count < MediaInspection.maximumFactCount else { return Inspection(facts: facts, gap: .tooLarge) }
      guard bytes.count - place >= 12 else { return Inspection(facts: facts, gap: .unreadable) }
      let count = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard count <= bytes.count - place - 12 else { return Inspection(facts: facts, gap: .unreadable) }
      let kind = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
      // §5.5: over the kind and what follows it; with another one most programs show it all the same, or nothing of it.
      let check = bytes[(place + 8 + count)..<(place + 12 + count)].reduce(0) { $0 << 8 | UInt32($1) }
      if CRC32.of(bytes[(place + 4)..<(place + 8 + count)]) != check { gap = .unreadable }
      if look.hasEnded(12 + count) { return Inspection(facts: facts, gap: .failed) }
      place += 12 + count
      let isEnd = kind == "IEND" && count == 0
      if !isEnd, !known.contains(kind) { facts.append(EmbeddedFact(.attachment, "PNG:chunk \(kind)")) }
      guard kind == "IEND" else { continue }
      if MediaInspection.saysSomething(bytes[place...]) {
        facts.append(EmbeddedFact(.attachment, "PNG:bytes behind the end"))
      }
      break
    }
    // One that breaks off between chunks hides nothing.
    return Inspection(facts: facts, gap: gap)
  }
}
