/// The part that says what kind each part is of (ECMA-376 part 2 §10.1.2).
enum ContentTypes {
  /// The same without what it says of parts that go.
  /// - Parameter names: in small letters.
  static func without(_ names: Set<String>, in bytes: [UInt8]) throws(OfficeError) -> [UInt8] {
    var cuts = ByteCuts()
    var start: Int?
    var reader = try XMLReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .start(let name, let attributes):
        guard name.local == "Override", start == nil else { continue }
        let part = attributes.value("PartName")?.lowercased() ?? ""
        if names.contains(String(part.drop { $0 == "/" })) { start = reader.range.lowerBound }
      case .end(let name):
        guard name.local == "Override", let beginning = start else { continue }
        cuts.cut(beginning..<reader.range.upperBound)
        start = nil
      case .text: continue
      }
    }
    for range in reader.passedBy { cuts.cut(range) }
    return cuts.isEmpty ? bytes : cuts.applied(to: bytes)
  }
}
