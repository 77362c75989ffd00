/// HEIC files that are made for a test (ISO/IEC 23008-12): their pictures are none, and nobody took them.
struct PictureFile {
  struct Item {
    var kind = "hvc1"
    var content: [UInt8] = [7, 7, 7, 7]
    /// Kinds of references to other items, by their numbers from 1 on.
    var references: [(kind: String, to: [Int])] = []
    /// Boxes that describe it.
    var properties: [[UInt8]] = []
    /// Whether its bytes stand in the list itself.
    var isInner = false
    var name = ""
    /// The media type of one that is `mime`.
    var mediaType: String?
  }

  var items: [Item]
  var primary = 1
  /// What stands behind the bytes of the items, and in the list behind these.
  var more: [UInt8] = []
  var innerMore: [UInt8] = []
  /// Boxes at the end of the list, and bytes behind the number of the shown picture.
  var listBoxes: [UInt8] = []
  var primaryMore: [UInt8] = []
  /// Boxes behind all.
  var boxes: [UInt8] = []

  /// What an auxiliary picture is.
  static func auxiliary(_ name: String) -> [UInt8] { Specimens.box("auxC", number(0) + Array(name.utf8) + [0]) }

  var bytes: [UInt8] {
    let start = Specimens.box("ftyp", Array("heic".utf8) + Self.number(0) + Array("mif1heic".utf8))
    let list = self.list(0)
    let outer = items.filter { !$0.isInner }.flatMap(\.content)
    return start + self.list(start.count + list.count + 8) + Specimens.box("mdat", outer + more) + boxes
  }

  private func list(_ first: Int) -> [UInt8] {
    let handler = Specimens.box(
      "hdlr", Self.number(0) + Self.number(0) + Array("pict".utf8) + Array(repeating: 0, count: 13))
    let entries = items.enumerated().map { place, item in
      Specimens.box(
        "infe",
        [2, 0, 0, 0] + Self.number(place + 1, 2) + [0, 0] + Array("\(item.kind)\(item.name)\u{0}".utf8)
          + (item.mediaType.map { Array("\($0)\u{0}".utf8) } ?? []))
    }
    let kinds = Specimens.box("iinf", Self.number(0) + Self.number(items.count, 2) + entries.joined())
    var (outer, inner) = (first, 0)
    var places: [UInt8] = []
    for (place, item) in items.enumerated() {
      places += Self.number(place + 1, 2) + [0, item.isInner ? 1 : 0, 0, 0, 0, 1]
      places += Self.number(item.isInner ? inner : outer) + Self.number(item.content.count)
      if item.isInner { inner += item.content.count } else { outer += item.content.count }
    }
    let location = Specimens.box("iloc", [1, 0, 0, 0, 0x44, 0] + Self.number(items.count, 2) + places)
    let references = items.enumerated().flatMap { place, item in
      item.references.flatMap { reference in
        Specimens.box(
          reference.kind,
          Self.number(place + 1, 2) + Self.number(reference.to.count, 2) + reference.to.flatMap { Self.number($0, 2) })
      }
    }
    let described = items.enumerated().filter { !$0.element.properties.isEmpty }
    var number = 0
    let uses = described.flatMap { place, item in
      Self.number(place + 1, 2) + [UInt8(item.properties.count)]
        + item.properties.map { _ in
          number += 1
          return UInt8(number)
        }
    }
    let properties = Specimens.box(
      "iprp",
      Specimens.box("ipco", Array(described.flatMap { $0.element.properties.joined() }))
        + Specimens.box("ipma", Self.number(0) + Self.number(described.count) + uses))
    return Specimens.box(
      "meta",
      Self.number(0) + handler + Specimens.box("pitm", Self.number(0) + Self.number(primary, 2) + primaryMore) + kinds
        + location
        + Specimens.box("iref", Self.number(0) + references) + properties
        + Specimens.box("idat", items.filter(\.isInner).flatMap(\.content) + innerMore) + listBoxes)
  }

  static func number(_ value: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
  }
}
