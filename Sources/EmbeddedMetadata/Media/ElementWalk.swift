internal import VaultFiles

/// Walks a Matroska or WebM file from element to element (RFC 8794, RFC 9559) to its end: attached files, space that
/// is free and may still hold what was there, elements that nobody knows, and what stands behind the end.
enum ElementWalk {
  private static let maximumElementCount = 1_000_000
  private static let (header, segment, cluster, attachments): (UInt64, UInt64, UInt64, UInt64) =
    (0x1a45_dfa3, 0x1853_8067, 0x1f43_b675, 0x1941_a469)
  private static let (void, check): (UInt64, UInt64) = (0xec, 0xbf)
  /// RFC 9559 §5.1: seeking, information, tracks, clusters, cues, chapters, tags.
  private static let parts: Set<UInt64> = [
    0x114d_9b74, 0x1549_a966, 0x1654_ae6b, 0x1f43_b675, 0x1c53_bb6b, 0x1043_a770, 0x1254_c367,
  ]
  /// What a cluster without a length may have in it: its time, place and size, blocks.
  private static let blocks: Set<UInt64> = [0xe7, 0x5854, 0xa7, 0xab, 0xa3, 0xa0, 0xaf]

  static func inspect(_ file: MemoryFile) -> Inspection {
    FileView.inspect(file) { view throws(FileError) in try inspect(view) }
  }

  private static func inspect(_ file: borrowing FileView) throws(FileError) -> Inspection {
    var facts: [EmbeddedFact] = []
    var place: UInt64 = 0
    // Where the segment ends; nothing before it began.
    var end: UInt64?
    var isInCluster = false
    for _ in 0..<maximumElementCount where facts.count < MediaInspection.maximumFactCount {
      if let end, place >= end {
        if try rest(file, from: place) { facts.append(EmbeddedFact(.attachment, "Matroska:bytes behind the end")) }
        return Inspection(facts: facts)
      }
      let limit = end ?? file.count
      guard let element = try element(file, at: place, before: limit) else {
        // What fills up the end says nothing.
        if end == file.count, try !file.saysSomething(place..<limit) { return Inspection(facts: facts) }
        return Inspection(facts: facts, gap: .unreadable)
      }
      guard end != nil else {
        if element.id == segment {
          end = element.end ?? file.count
          place = element.start
        } else if [header, void].contains(element.id), let end = element.end {
          if element.id == void, try file.saysSomething(element.start..<end) { facts.append(space) }
          place = end
        } else {
          return Inspection(facts: facts, gap: .unreadable)
        }
        continue
      }
      guard let last = element.end else {
        // Only what is written while it is recorded has no length: its elements follow.
        guard element.id == cluster else { return Inspection(facts: facts, gap: .unreadable) }
        isInCluster = true
        place = element.start
        continue
      }
      switch element.id {
      case void: if try file.saysSomething(element.start..<last) { facts.append(space) }
      case check: break
      case attachments: facts.append(EmbeddedFact(.attachment, "Matroska:attached files"))
      case _ where parts.contains(element.id): isInCluster = false
      case _ where isInCluster && blocks.contains(element.id): break
      default: facts.append(EmbeddedFact(.attachment, "Matroska:element \(String(element.id, radix: 16))"))
      }
      place = last
    }
    return Inspection(facts: facts, gap: .tooLarge)
  }

  private static let space = EmbeddedFact(.attachment, "Matroska:free space")

  /// Whether anything but empty space stands behind the end.
  private static func rest(_ file: borrowing FileView, from start: UInt64) throws(FileError) -> Bool {
    guard let element = try element(file, at: start, before: file.count), element.id == void, let end = element.end
    else {
      return try file.saysSomething(start..<file.count)
    }
    if try file.saysSomething(element.start..<end) { return true }
    return try file.saysSomething(end..<file.count)
  }

  /// - Returns: its identifier, where its content begins, and where that ends, which may not be said; nil for what is no element.
  private static func element(
    _ file: borrowing FileView, at place: UInt64, before limit: UInt64
  ) throws(FileError) -> (id: UInt64, start: UInt64, end: UInt64?)? {
    let head = try file.bytes(at: place, atMost: Int(min(12, limit - min(place, limit))))
    guard let first = head.first, (1...4).contains(first.leadingZeroBitCount + 1) else { return nil }
    let idCount = first.leadingZeroBitCount + 1
    guard head.count > idCount, head[idCount] != 0 else { return nil }
    let sizeCount = head[idCount].leadingZeroBitCount + 1
    guard head.count >= idCount + sizeCount else { return nil }
    let id = head.prefix(idCount).reduce(0) { $0 << 8 | UInt64($1) }
    let mask = (UInt64(1) << (7 * UInt64(sizeCount))) - 1
    let size = head[idCount..<(idCount + sizeCount)].reduce(0) { $0 << 8 | UInt64($1) } & mask
    let start = place + UInt64(idCount + sizeCount)
    if size == mask { return (id, start, nil) }
    guard size <= limit - start else { return nil }
    return (id, start, start + size)
  }
}
