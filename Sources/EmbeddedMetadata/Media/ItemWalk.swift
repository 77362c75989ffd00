internal import VaultFiles

/// Looks into a HEIC file (ISO/IEC 23008-12) for pictures beside the one that it shows, and for bytes that are of none.
/// A picture that is put together of tiles, and how much of it can be seen through, are one picture.
enum ItemWalk {
  /// Bytes of its list of items: 4 MiB.
  private static let maximumByteCount: UInt64 = 4 << 20
  private static let maximumBoxCount = 200_000
  private static let words: [(part: String, name: String)] = [
    ("hdrgainmap", "brightness map"), ("gainmap", "brightness map"), ("depth", "depth map"), ("disparity", "depth map"),
    ("auxid:2", "depth map"), ("matte", "mask of a person or thing"),
  ]

  static func inspect(_ file: MemoryFile) -> Inspection {
    FileView.inspect(file) { view throws(FileError) in
      let (lists, contents, hasFilm) = try outline(view)
      let film = hasFilm ? [EmbeddedFact(.preview, "HEIC:film")] : []
      // What else is wrong with its boxes is told where these are looked at.
      guard let list = lists.first else { return Inspection(facts: film) }
      guard lists.count == 1, list.count >= 4 else { return Inspection(facts: film, gap: .unreadable) }
      guard list.count <= maximumByteCount else { return Inspection(facts: film, gap: .tooLarge) }
      let bytes = try view.bytes(at: list.lowerBound + 4, atMost: list.count - 4)
      guard let items = PictureItems(bytes, fileCount: view.count) else {
        return Inspection(facts: film, gap: .unreadable)
      }
      var facts = film + pictures(items) + properties(items)
      facts += items.overlong.sorted().map { EmbeddedFact(.attachment, "HEIC:bytes in \($0)") }
      if items.items.values.contains(where: \.isNamed) { facts.append(EmbeddedFact(.title, "HEIC:item name")) }
      facts += try descriptions(view, items, bytes)
      // A film has its bytes there too.
      if !hasFilm, try isLeftOver(view, items, bytes, contents) {
        facts.append(EmbeddedFact(.attachment, "HEIC:bytes of no picture"))
      }
      return Inspection(facts: facts)
    }
  }

  /// The outermost boxes: lists of items, what is listed, and whether there is a film.
  private static func outline(
    _ file: borrowing FileView
  ) throws(FileError) -> (lists: [Range<UInt64>], contents: [Range<UInt64>], hasFilm: Bool) {
    var found: (lists: [Range<UInt64>], contents: [Range<UInt64>], hasFilm: Bool) = ([], [], false)
    var place: UInt64 = 0
    for _ in 0..<maximumBoxCount where place < file.count {
      let head = try file.bytes(at: place, atMost: 16)
      var reader = NumberReader(head, head.indices)
      guard let size = reader.number(4), let kind = reader.text(4) else { break }
      let whole = size == 0 ? file.count - place : size == 1 ? reader.number(8) ?? 0 : size
      guard whole >= UInt64(size == 1 ? 16 : 8), whole <= file.count - place else { break }
      let content = place + (size == 1 ? 16 : 8)..<place + whole
      switch kind {
      case "meta": found.lists.append(content)
      case "mdat": found.contents.append(content)
      case "moov": found.hasFilm = true
      default: break
      }
      place += whole
    }
    return found
  }

  /// Pictures that the shown one is not made of.
  private static func pictures(_ list: PictureItems) -> [EmbeddedFact] {
    let shown = list.shown
    var facts: [EmbeddedFact] = []
    var told: Set<UInt32> = []
    let made = Set(list.items.values.filter { $0.kind != "tmap" }.flatMap(\.pieces))
    for (number, item) in list.items where !shown.contains(number) && !made.contains(number) {
      facts += fact(item).map { [$0] } ?? []
      told.insert(number)
    }
    // What is made of nothing but itself.
    let rest = Set(list.items.keys).subtracting(shown).subtracting(list.pieces(of: told))
    return facts + rest.compactMap { list.items[$0].flatMap(fact) }
  }

  private static func fact(_ item: PictureItem) -> EmbeddedFact? {
    guard item.isPicture else {
      // ExifTool reads these.
      if DescribingItem.isOne(item.kind) { return nil }
      return EmbeddedFact(.attachment, "HEIC:item \(item.kind.prefix(4))")
    }
    if let auxiliary = item.auxiliary {
      let name = words.first { auxiliary.lowercased().contains($0.part) }?.name
      return EmbeddedFact(.preview, "HEIC:\(name ?? "auxiliary picture")")
    }
    // It says how two others go together, which are told of themselves.
    if item.kind == "tmap" { return nil }
    return EmbeddedFact(.preview, item.isThumbnail ? "HEIC:thumbnail" : "HEIC:further picture")
  }

  /// What is said of a picture beside how it looks, and what is cut off it and is there all the same.
  private static func properties(_ list: PictureItems) -> [EmbeddedFact] {
    var facts: [EmbeddedFact] = []
    for property in list.properties {
      switch property.kind {
      case "udes", "altt": facts.append(EmbeddedFact(.title, "HEIC:\(property.kind)"))
      case "crtt", "mdft", "itai": facts.append(EmbeddedFact(.time, "HEIC:\(property.kind)"))
      case "uuid": facts.append(EmbeddedFact(.attachment, "HEIC:uuid"))
      default: continue
      }
    }
    if list.shown.contains(where: { PictureCut.isCut($0, of: list) }) {
      facts.append(EmbeddedFact(.preview, "HEIC:cropped picture"))
    }
    return facts
  }

  /// Items that are said to be Exif or XMP and begin as neither: ExifTool passes them over.
  private static func descriptions(
    _ file: borrowing FileView, _ list: PictureItems, _ bytes: [UInt8]
  ) throws(FileError) -> [EmbeddedFact] {
    var facts: [EmbeddedFact] = []
    for item in list.items.values where DescribingItem.isOne(item.kind) {
      var left = DescribingItem.beginningByteCount
      var beginning: [UInt8] = []
      for place in item.places where left > 0 {
        beginning += try file.bytes(at: place.lowerBound, atMost: min(left, Int(min(place.count, left))))
        left = DescribingItem.beginningByteCount - beginning.count
      }
      for place in item.inner where left > 0 {
        let start = list.inner.lowerBound + Int(place.lowerBound)
        beginning += bytes[start..<(start + min(left, place.count))]
        left = DescribingItem.beginningByteCount - beginning.count
      }
      if !beginning.isEmpty, !DescribingItem.begins(beginning, as: item.kind) {
        facts.append(EmbeddedFact(.attachment, "HEIC:item \(item.kind.prefix(4))"))
      }
    }
    return facts
  }

  /// Whether anything stands where bytes of items stand and belongs to none.
  private static func isLeftOver(
    _ file: borrowing FileView, _ list: PictureItems, _ bytes: [UInt8], _ contents: [Range<UInt64>]
  ) throws(FileError) -> Bool {
    let taken = list.items.values.flatMap(\.places)
    for content in contents {
      for gap in gaps(in: content, taken) where try file.saysSomething(gap) { return true }
    }
    let inner = UInt64(list.inner.lowerBound)..<UInt64(list.inner.upperBound)
    let start = inner.lowerBound
    let used = list.items.values.flatMap(\.inner).map { $0.lowerBound + start..<$0.upperBound + start }
    return gaps(in: inner, used).contains { gap in
      MediaInspection.saysSomething(bytes[Int(gap.lowerBound)..<Int(gap.upperBound)])
    }
  }

  /// What of a range is in none of others.
  private static func gaps(in whole: Range<UInt64>, _ taken: [Range<UInt64>]) -> [Range<UInt64>] {
    var gaps: [Range<UInt64>] = []
    var place = whole.lowerBound
    for range in taken.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.overlaps(whole) {
      if range.lowerBound > place { gaps.append(place..<range.lowerBound) }
      place = max(place, range.upperBound)
    }
    if place < whole.upperBound { gaps.append(place..<whole.upperBound) }
    return gaps
  }
}
