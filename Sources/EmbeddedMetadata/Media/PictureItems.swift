/// The items of a HEIC file, as its box `meta` lists them (ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12 §6).
struct PictureItems {
  /// Pieces of all items; a file made so that there are more is not looked at.
  private static let maximumPlaceCount = 200_000

  /// By their numbers.
  private(set) var items: [UInt32: PictureItem] = [:]
  /// The picture that is shown.
  private(set) var primary: UInt32 = 0
  /// What is in the box `idat`.
  private(set) var inner = 0..<0
  /// Boxes that describe pictures, in their order, from number 1 on.
  private(set) var properties: [BoxList.Box] = []

  /// Lists of it that have something behind their end.
  private(set) var overlong: Set<String> = []

  private let bytes: [UInt8]
  private let look = Look.current

  /// - Parameters:
  ///   - bytes: all of the box's content, behind its version.
  ///   - fileCount: bytes of the file.
  /// - Returns: nil where it is not as the standard has it.
  init?(_ bytes: [UInt8], fileCount: UInt64) {
    self.bytes = bytes
    guard let list = BoxList(bytes, bytes.indices),
      // Of what is there twice programs take one or the other.
      Set(["pitm", "iinf", "iloc", "iref", "iprp", "idat"]).allSatisfy({ kind in
        list.boxes.count { $0.kind == kind } <= 1
      }),
      let kinds = list.content(of: "iinf"), readKinds(kinds), readPrimary(list.content(of: "pitm"))
    else { return nil }
    inner = list.content(of: "idat") ?? 0..<0
    guard readPlaces(list.content(of: "iloc"), fileCount), readReferences(list.content(of: "iref")),
      readProperties(list.content(of: "iprp")), readGroups(list.content(of: "grpl"))
    else { return nil }
  }

  /// All that items are made of, and what these are made of.
  func pieces(of first: some Sequence<UInt32>) -> Set<UInt32> {
    var reached = Set(first)
    var waiting = Array(reached)
    while let number = waiting.popLast() {
      for piece in items[number]?.pieces ?? [] where reached.insert(piece).inserted { waiting.append(piece) }
    }
    return reached
  }

  /// The picture that is shown, all that it is made of, and how much of it can be seen through.
  var shown: Set<UInt32> {
    let first = items[primary]
    // What gives more brightness is made of a picture, which is its first piece, and of a map.
    var shown = pieces(of: first?.kind == "tmap" ? Array(first?.pieces.prefix(1) ?? []) : [primary])
    shown.insert(primary)
    // One for each picture; a second one is shown nowhere.
    var covered: Set<UInt32> = []
    let alphas = items.filter { $0.value.isSeeThrough }.sorted { $0.key < $1.key }.filter { _, item in
      item.masters.contains { shown.contains($0) && covered.insert($0).inserted }
    }
    return shown.union(pieces(of: alphas.map(\.key)))
  }

  /// Notes whether anything is left of a list.
  private mutating func end(_ kind: String, _ reader: NumberReader) {
    if !reader.isAtEnd { overlong.insert(kind) }
  }

  /// A property's content.
  func content(of property: BoxList.Box) -> [UInt8] { Array(bytes[property.content]) }

  private mutating func readPrimary(_ range: Range<Int>?) -> Bool {
    guard let range else { return true }
    var reader = NumberReader(bytes, range)
    guard let version = reader.number(4), let number = reader.number(version >> 24 == 0 ? 2 : 4) else { return false }
    primary = UInt32(number)
    end("pitm", reader)
    return true
  }

  /// §8.11.6.
  private mutating func readKinds(_ range: Range<Int>) -> Bool {
    var reader = NumberReader(bytes, range)
    guard let version = reader.number(4), reader.number(version >> 24 == 0 ? 2 : 4) != nil,
      let entries = BoxList(bytes, reader.place..<range.upperBound)
    else { return false }
    if entries.boxes.contains(where: { $0.kind != "infe" }) { overlong.insert("iinf") }
    for entry in entries.boxes where entry.kind == "infe" {
      var reader = NumberReader(bytes, entry.content)
      guard let version = reader.number(4), version >> 24 >= 2,
        let number = reader.number(version >> 24 == 2 ? 2 : 4), reader.number(2) != nil, let kind = reader.text(4)
      else { return false }
      var item = PictureItem(kind: kind)
      // Writers leave out the name, and the zero behind it.
      let name = reader.endedText() ?? ""
      item.isNamed = !name.isEmpty && !KnownWords.things.cover(name)
      switch kind {
      case "mime":
        guard let type = reader.endedText() else { return false }
        item.kind = "mime \(type)"
        // How it is packed.
        if !reader.isAtEnd, reader.endedText() == nil { overlong.insert("infe") }
      case "uri ": _ = reader.endedText()
      default: break
      }
      end("infe", reader)
      guard items.updateValue(item, forKey: UInt32(number)) == nil else { return false }
    }
    return true
  }

  /// §8.11.3.
  private mutating func readPlaces(_ range: Range<Int>?, _ fileCount: UInt64) -> Bool {
    guard let range else { return true }
    var reader = NumberReader(bytes, range)
    guard let head = reader.number(4), let sizes = reader.number(2) else { return false }
    let version = head >> 24
    let (offsetCount, lengthCount, baseCount) = (Int(sizes >> 12), Int(sizes >> 8 & 15), Int(sizes >> 4 & 15))
    let indexCount = version == 0 ? 0 : Int(sizes & 15)
    guard version <= 2, [offsetCount, lengthCount, baseCount, indexCount].allSatisfy({ $0 <= 8 }),
      let count = reader.number(version < 2 ? 2 : 4)
    else { return false }
    var left = Self.maximumPlaceCount
    for _ in 0..<count {
      guard let number = reader.number(version < 2 ? 2 : 4), let way = version == 0 ? 0 : reader.number(2),
        // Bytes that lie in another file.
        reader.number(2) == 0, let base = reader.number(baseCount), let pieceCount = reader.number(2)
      else { return false }
      let limit = way & 15 == 1 ? UInt64(inner.count) : fileCount
      for _ in 0..<pieceCount {
        left -= 1
        guard left >= 0, !look.hasEnded(), reader.number(indexCount) != nil, let offset = reader.number(offsetCount),
          let length = reader.number(lengthCount), offset <= limit, base <= limit, base + offset <= limit
        else { return false }
        // To the end; ExifTool leaves items so that it has emptied. Nobody writes what is coded so.
        if length == 0 {
          guard items[UInt32(number)]?.isCoded != true else { return false }
          continue
        }
        let start = base + offset
        let end = start.addingReportingOverflow(length).partialValue
        guard end >= start, end <= limit else { return false }
        switch way & 15 {
        case 0: items[UInt32(number), default: PictureItem()].places.append(start..<end)
        case 1: items[UInt32(number), default: PictureItem()].inner.append(start..<end)
        // Out of another item's bytes.
        default: continue
        }
      }
    }
    end("iloc", reader)
    return true
  }

  /// §8.11.12.
  private mutating func readReferences(_ range: Range<Int>?) -> Bool {
    guard let range else { return true }
    var reader = NumberReader(bytes, range)
    guard let version = reader.number(4), let list = BoxList(bytes, reader.place..<range.upperBound) else {
      return false
    }
    let width = version >> 24 == 0 ? 2 : 4
    for box in list.boxes {
      var reader = NumberReader(bytes, box.content)
      guard let from = reader.number(width), let count = reader.number(2) else { return false }
      for _ in 0..<count {
        guard let to = reader.number(width) else { return false }
        switch box.kind {
        case "dimg" where items[UInt32(from)]?.isMade == true: items[UInt32(from)]?.pieces.append(UInt32(to))
        case "thmb": items[UInt32(from)]?.isThumbnail = true
        case "auxl":
          items[UInt32(from)]?.auxiliary = ""
          items[UInt32(from)]?.masters.append(UInt32(to))
        default: continue
        }
      }
      end("iref", reader)
    }
    return true
  }

  /// ISO/IEC 23008-12 §9.3.
  private mutating func readProperties(_ range: Range<Int>?) -> Bool {
    guard let range else { return true }
    guard let list = BoxList(bytes, range), let container = list.content(of: "ipco"),
      let known = BoxList(bytes, container)
    else { return false }
    properties = known.boxes
    for box in list.boxes where box.kind == "ipma" {
      var reader = NumberReader(bytes, box.content)
      guard let head = reader.number(4), let count = reader.number(4) else { return false }
      for _ in 0..<count {
        guard let number = reader.number(head >> 24 == 0 ? 2 : 4), let uses = reader.number(1) else { return false }
        for _ in 0..<uses {
          guard let use = reader.number(head & 1 == 0 ? 1 : 2) else { return false }
          let place = Int(head & 1 == 0 ? use & 0x7f : use & 0x7fff)
          guard place <= properties.count else { return false }
          guard place > 0, items[UInt32(number)] != nil else { continue }
          items[UInt32(number)]?.properties.append(place)
          let property = properties[place - 1]
          guard property.kind == "auxC" else { continue }
          var type = NumberReader(bytes, property.content)
          guard type.number(4) != nil, let name = type.endedText() else { return false }
          items[UInt32(number)]?.auxiliary = name
        }
      }
      end("ipma", reader)
    }
    return true
  }

  /// §8.18.3: numbers of items that go together, in whatever way.
  private mutating func readGroups(_ range: Range<Int>?) -> Bool {
    guard let range else { return true }
    guard let list = BoxList(bytes, range) else { return false }
    for box in list.boxes {
      var reader = NumberReader(bytes, box.content)
      guard reader.number(4) != nil, reader.number(4) != nil, let count = reader.number(4),
        count <= UInt64(box.content.count / 4)
      else { return false }
      for _ in 0..<count { guard reader.number(4) != nil else { return false } }
      end("grpl", reader)
    }
    return true
  }
}
