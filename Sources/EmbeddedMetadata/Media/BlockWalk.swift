/// Walks a GIF file from block to block (GIF89a §§17–27) up to its trailer: what stands behind it no viewer shows, and
/// neither what is in extensions that nobody knows.
enum BlockWalk {
  /// Extensions of applications that viewers, or ExifTool, read.
  private static let known = ["XMP DataXMP", "ICCRGBG1012"].map { Array($0.utf8) }
  /// How often a film begins anew: one sub-block of three bytes, and nothing that could be something else.
  private static let loops = ["NETSCAPE2.0", "ANIMEXTS1.0"].map { Array($0.utf8) }

  static func inspect(_ bytes: [UInt8]) -> Inspection {
    var facts: [EmbeddedFact] = []
    let unreadable = { Inspection(facts: facts, gap: .unreadable) }
    guard bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)), bytes.count >= 13 else {
      return Inspection(gap: .unreadable)
    }
    let look = Look.current
    var place = 13 + table(bytes[10])
    while place < bytes.count {
      if look.hasEnded() { return Inspection(facts: facts, gap: .failed) }
      guard facts.count < MediaInspection.maximumFactCount else { return Inspection(facts: facts, gap: .tooLarge) }
      let kind = bytes[place]
      switch kind {
      case 0x3b:
        if MediaInspection.saysSomething(bytes[(place + 1)...]) {
          facts.append(EmbeddedFact(.attachment, "GIF:bytes behind the end"))
        }
        return Inspection(facts: facts)
      case 0x2c:
        guard place + 10 < bytes.count else { return unreadable() }
        // Its descriptor, a table of colours, and the length of codes.
        place += 10 + table(bytes[place + 9]) + 1
      case 0x21:
        guard place + 2 < bytes.count else { return unreadable() }
        if let fact = fact(bytes[place + 1], bytes[(place + 2)...]) { facts.append(fact) }
        place += 2
      default: return unreadable()
      }
      guard let end = endOfBlocks(bytes, from: place) else { return unreadable() }
      place = end
    }
    return unreadable()
  }

  /// Bytes of a table of colours, by the packed field that says whether there is one.
  private static func table(_ packed: UInt8) -> Int { packed & 0x80 == 0 ? 0 : 3 << (Int(packed & 7) + 1) }

  /// Where a series of data sub-blocks ends; nil where it does not.
  private static func endOfBlocks(_ bytes: [UInt8], from start: Int) -> Int? {
    let look = Look.current
    var place = start
    while place < bytes.count, !look.hasEnded() {
      let count = Int(bytes[place])
      place += 1 + count
      if count == 0 { return place }
    }
    return nil
  }

  private static func fact(_ label: UInt8, _ content: ArraySlice<UInt8>) -> EmbeddedFact? {
    switch label {
    // Remarks, which ExifTool tells of.
    case 0xfe: return nil
    // How a picture is shown: four bytes (§23).
    case 0xf9:
      let isPlain = content.first == 4 && content.dropFirst(5).first == 0
      return isPlain ? nil : EmbeddedFact(.attachment, "GIF:graphic control")
    case 0x01: return EmbeddedFact(.comment, "GIF:plain text")
    case 0xff:
      let name = content.dropFirst().prefix(11)
      let data = content.dropFirst(12)
      if content.first == 11, known.contains(where: name.elementsEqual) { return nil }
      if content.first == 11, loops.contains(where: name.elementsEqual), data.starts(with: [3, 1]),
        data.dropFirst(4).first == 0
      {
        return nil
      }
      return EmbeddedFact(.attachment, "GIF:application \(String(decoding: name, as: UTF8.self))")
    default: return EmbeddedFact(.attachment, "GIF:extension \(label)")
    }
  }
}
