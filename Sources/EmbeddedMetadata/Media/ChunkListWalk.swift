internal import VaultFiles

/// Walks a file of chunks in lists (RIFF; WebP, RFC 9649; AVI; WAVE and RF64, EBU Tech 3306) to its end: what nobody
/// plays or shows may be in chunks of unknown kinds, in what fills up, and behind the end.
enum ChunkListWalk {
  private static let maximumChunkCount = 1_000_000
  private static let maximumDepth = 6
  /// What is needed to show or play it, and what ExifTool tells of.
  private static let known: [String: Set<String>] = [
    "WEBP": ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP", "EXIF", "XMP "],
    "ANMF": ["VP8 ", "VP8L", "ALPH"],
    "AVI ": ["idx1", "IDIT", "ISMP", "_PMX"], "AVIX": ["idx1"],
    "hdrl": ["avih", "IDIT", "ISMP"], "strl": ["strh", "strf", "strd", "strn", "indx", "vprp"], "odml": ["dmlh"],
    "WAVE": [
      "fmt ", "data", "fact", "ds64", "cue ", "plst", "smpl", "inst", "bext", "iXML", "aXML", "id3 ", "ID3 ", "_PMX",
      "PEAK", "wavl", "slnt", "levl", "umid",
    ],
    "INFO": [
      "IARL", "IART", "ICMS", "ICMT", "ICOP", "ICRD", "ICRP", "IDIM", "IDIT", "IDPI", "IENG", "IGNR", "IKEY", "ILGT",
      "IMED", "INAM", "IPLT", "IPRD", "IPRT", "ISBJ", "ISFT", "ISHP", "ISMP", "ISRC", "ISRF", "ITCH", "ITRK", "ILNG",
    ],
  ]
  private static let lists: [String: Set<String>] = [
    "AVI ": ["hdrl", "movi", "INFO"], "AVIX": ["movi"], "hdrl": ["strl", "odml"], "movi": ["rec "], "WAVE": ["INFO"],
  ]
  private static let spaces: Set = ["JUNK", "junk", "PAD ", "FLLR", "filr"]

  static func inspect(_ file: MemoryFile) -> Inspection {
    FileView.inspect(file) { view throws(FileError) in
      var walk = Walk()
      try walk.run(view)
      return Inspection(facts: walk.facts, gap: walk.gap)
    }
  }

  private struct Walk {
    var facts: [EmbeddedFact] = []
    var gap: Inspection.Gap?
    private var left = maximumChunkCount
    /// The length of the sound, where 32 bits are too few for it.
    private var dataByteCount: UInt64?

    mutating func run(_ file: borrowing FileView) throws(FileError) {
      var place: UInt64 = 0
      var isFirst = true
      while place < file.count {
        let head = try file.bytes(at: place, atMost: 12)
        let form = ChunkListWalk.name(head, 8)
        let isForm = head.starts(with: Array("RIFF".utf8)) || isFirst && head.starts(with: Array("RF64".utf8))
        guard isForm, isFirst ? ["WEBP", "AVI ", "WAVE"].contains(form) : form == "AVIX" else {
          if isFirst {
            gap = .unreadable
          } else if try file.saysSomething(place..<file.count) {
            facts.append(EmbeddedFact(.attachment, "RIFF:bytes behind the end"))
          }
          return
        }
        let end = try end(of: ChunkListWalk.size(head, 4), from: place + 8, in: 0..<file.count)
        guard let end, end >= place + 12 else { return gap = .unreadable }
        try chunks(file, (place + 12)..<end, of: form, depth: 0)
        guard gap == nil else { return }
        place = end + (end - place) % 2
        isFirst = false
      }
    }

    /// Where something of this length ends. A writer that could not go back said nothing, or the highest number: it goes to the end.
    private func end(of size: UInt64, from start: UInt64, in range: Range<UInt64>) throws(FileError) -> UInt64? {
      if size == 0xffff_ffff || size == 0 && start == 8 { return range.upperBound }
      return size <= range.upperBound - min(start, range.upperBound) ? start + size : nil
    }

    private mutating func chunks(
      _ file: borrowing FileView, _ range: Range<UInt64>, of list: String, depth: Int
    ) throws(FileError) {
      var place = range.lowerBound
      while place < range.upperBound {
        left -= 1
        guard left >= 0, depth <= maximumDepth, facts.count < MediaInspection.maximumFactCount else {
          return gap = .tooLarge
        }
        let head = try file.bytes(at: place, atMost: Int(min(28, range.upperBound - place)))
        // One byte that fills up.
        if head == [0] { return }
        guard head.count >= 8 else { return gap = .unreadable }
        let kind = ChunkListWalk.name(head, 0)
        if kind == "ds64", head.count >= 24 {
          dataByteCount = ChunkListWalk.size(head, 16) | ChunkListWalk.size(head, 20) << 32
        }
        let size = ChunkListWalk.size(head, 4)
        let long = kind == "data" && size == 0xffff_ffff ? dataByteCount : nil
        let start = place + 8
        guard let end = try end(of: long.map { min($0, range.upperBound - start) } ?? size, from: start, in: range)
        else {
          return gap = .unreadable
        }
        if kind == "LIST" {
          guard head.count >= 12, end >= start + 4 else { return gap = .unreadable }
          let inner = ChunkListWalk.name(head, 8)
          if lists[list]?.contains(inner) ?? false {
            try chunks(file, (start + 4)..<end, of: inner == "rec " ? "movi" : inner, depth: depth + 1)
            guard gap == nil else { return }
          } else {
            facts.append(EmbeddedFact(inner == "adtl" ? .comment : .attachment, "RIFF:list \(inner)"))
          }
        } else if spaces.contains(kind) {
          if try file.saysSomething(start..<end) { facts.append(EmbeddedFact(.attachment, "RIFF:chunk \(kind)")) }
        } else if kind == "ANMF", list == "WEBP" {
          // The place and the time of a frame stand before what is in it.
          guard end >= start + 16 else { return gap = .unreadable }
          try chunks(file, (start + 16)..<end, of: "ANMF", depth: depth + 1)
          guard gap == nil else { return }
        } else if !isKnown(kind, in: list) {
          facts.append(EmbeddedFact(list == "INFO" ? .comment : .attachment, "RIFF:chunk \(kind)"))
        }
        place = end + (end - start) % 2
      }
    }

    private func isKnown(_ kind: String, in list: String) -> Bool {
      guard list == "movi" else { return known[list]?.contains(kind) ?? false }
      // A stream's number, and what is in it; or an index of a stream.
      let word = Array(kind.utf8)
      let digits = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20) }
      guard word.count == 4 else { return false }
      if word.starts(with: Array("ix".utf8)) { return digits(word[2]) && digits(word[3]) }
      return digits(word[0]) && digits(word[1]) && ["wb", "dc", "db", "pc", "tx"].contains(kind.suffix(2))
    }
  }

  fileprivate static func name(_ bytes: [UInt8], _ place: Int) -> String {
    String(decoding: bytes.dropFirst(place).prefix(4), as: UTF8.self)
  }

  fileprivate static func size(_ bytes: [UInt8], _ place: Int) -> UInt64 {
    bytes.dropFirst(place).prefix(4).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
