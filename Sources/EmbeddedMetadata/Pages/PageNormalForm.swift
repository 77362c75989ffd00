/// A PDF as qpdf writes it for whoever looks into it ("QDF mode"): each object by itself, one behind the other, with
/// the number that it had before. It is read strictly: what it is not is none.
struct PageNormalForm {
  /// All of it but what is in streams.
  let skeleton: [UInt8]
  /// Its streams, by the numbers that they had before.
  let streams: [PageStream]
  /// Where each object stands that is no stream, or the dictionary of one, and the number that it has.
  let bodies: [(number: Int, range: Range<Int>)]

  /// What numbers objects had before, by those that they have.
  private let numbers: [Int: Int]

  /// The numbers that its streams had before.
  var originals: Set<Int> { Set(streams.compactMap { Int($0.object) }) }

  private static let remark = Array("%% Original object ID: ".utf8)

  /// Reads it; nil for what qpdf does not write so.
  init?(_ bytes: [UInt8]) {
    guard let (table, places) = Self.places(bytes) else { return nil }
    var scalars = PageScalars()
    for (number, place) in places.enumerated() where place > 0 {
      guard var reader = Self.object(number, at: place, bytes) else { return nil }
      switch reader.value() {
      case .number(let value): scalars.keep(.number(value), number)
      case .name(let name): scalars.keep(.name(name), number)
      default: break
      }
    }
    var skeleton: [UInt8] = []
    var streams: [PageStream] = []
    var numbers: [Int: Int] = [:]
    var bodies: [(number: Int, range: Range<Int>)] = []
    var place = 0
    let look = Look.current
    for (number, start) in places.enumerated() where start > 0 {
      guard !look.hasEnded(), start >= place, var reader = Self.object(number, at: start, bytes) else { return nil }
      let original = Self.original(bytes[place..<start])
      numbers[number] = Int(original)
      let body = reader.place
      guard let values = reader.dictionary(PageStream.keys) else {
        reader.place = body
        guard reader.value() != nil else { return nil }
        bodies.append((number, body..<reader.place))
        guard reader.takeWord("endobj") else { return nil }
        skeleton += bytes[start..<reader.place] + [10]
        place = reader.place
        continue
      }
      let end = reader.place
      bodies.append((number, body..<end))
      var stream = ""
      if reader.takeWord("stream") {
        stream = "\nstream\nendstream"
        // One end of a line, and exactly as many bytes as it says.
        guard reader.place < bytes.count, bytes[reader.place] == 10, let length = scalars.length(values["Length"]),
          let count = Int(exactly: length), count >= 0, count <= bytes.count - reader.place - 1
        else { return nil }
        let content = (reader.place + 1)..<(reader.place + 1 + count)
        reader.place = content.upperBound
        guard reader.takeWord("endstream") else { return nil }
        streams.append(
          PageStream(
            object: original, values, scalars,
            hasPredictor: PageSearch(Array(bytes[body..<end])).hasName("/Predictor"), isClear: true,
            content: bytes[content]))
      }
      guard reader.takeWord("endobj") else { return nil }
      skeleton += bytes[start..<end] + Array("\(stream)\nendobj\n".utf8)
      place = reader.place
    }
    guard place <= table else { return nil }
    self.skeleton = skeleton + bytes[table...]
    self.streams = streams
    self.numbers = numbers
    self.bodies = bodies
  }

  /// The numbers that objects had before.
  func before(_ present: Set<Int>) -> Set<Int> { Set(present.compactMap { numbers[$0] }) }

  /// Where the table of objects begins (§7.5.4), and where each object does; 0 for what is none.
  private static func places(_ bytes: [UInt8]) -> (Int, [Int])? {
    let tail = PageSearch(Array(bytes.suffix(64)))
    guard let word = tail.next("startxref", from: 0) else { return nil }
    var number = PageReader(bytes: tail.bytes, place: word.upperBound)
    guard let table = number.integer(), table < bytes.count else { return nil }
    var reader = PageReader(bytes: bytes, place: table)
    guard reader.takeWord("xref"), reader.integer() == 0, let count = reader.integer(),
      count <= (bytes.count - table) / 20
    else { return nil }
    var places: [Int] = []
    for _ in 0..<count {
      guard let place = reader.integer(), reader.integer() != nil, place < table else { return nil }
      if reader.takeWord("n") {
        places.append(place)
      } else if reader.takeWord("f") {
        places.append(0)
      } else {
        return nil
      }
    }
    return (table, places)
  }

  /// What stands behind `12 0 obj`; nil where that does not stand here.
  private static func object(_ number: Int, at place: Int, _ bytes: [UInt8]) -> PageReader? {
    var reader = PageReader(bytes: bytes, place: place)
    return reader.integer() == number && reader.integer() == 0 && reader.takeWord("obj") ? reader : nil
  }

  /// The number that is said before an object; empty where none is.
  private static func original(_ remarks: ArraySlice<UInt8>) -> String {
    for line in remarks.split(separator: 10).reversed() where line.starts(with: remark) {
      let digits = line.dropFirst(remark.count).prefix { (0x30...0x39).contains($0) }
      return String(decoding: digits, as: UTF8.self)
    }
    return ""
  }
}
