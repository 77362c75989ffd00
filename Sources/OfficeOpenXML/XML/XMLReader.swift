/// Reads the XML of office files, which is less than all of XML: UTF-8, no document type and thus no entities of its own (ECMA-376 part
/// 2 §8.1.1.3). It is written here because Foundation's parser would bring libxml2 into every program, static ones too, and with it
/// entities, addresses and files, which a hostile document would use.
struct XMLReader {
  private static let maximumDepth = 256
  private static let maximumAttributeCount = 256
  /// Namespace declarations in force at one place.
  private static let maximumBindingCount = 512
  private static let maximumNameByteCount = 256
  /// Bytes of a namespace's address: each name that is in it is compared with others.
  private static let maximumAddressByteCount = 1024
  /// Bytes after which it is asked whether anybody still waits.
  private static let patienceByteCount = 1 << 16

  private struct Open {
    let raw: ArraySlice<UInt8>
    let name: XMLName
    /// How many bindings there were before.
    let bindingCount: Int
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Where it was last asked whether anybody still waits.
  private var asked = 0
  private var open: [Open] = []
  /// Prefixes and the addresses that they stand for; the last one of a prefix holds.
  private var bindings: [(prefix: ArraySlice<UInt8>, address: String)] = []
  /// The end of an element without content, which is told next.
  private var pendingEnd: XMLName?
  private var hasRoot = false
  /// Where the last piece stands; the end of an element without content has no bytes of its own.
  private(set) var range = 0..<0
  /// Where comments and instructions for programs stand that were passed by so far.
  private(set) var passedBy: [Range<Int>] = []

  /// - Parameter bytes: UTF-8, perhaps with a byte order mark.
  init(_ bytes: [UInt8]) throws(OfficeError) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Self.bad("not UTF-8") }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { place = 3 }
    if isAt("<?xml"), place + 5 < bytes.count, Self.isSpace(bytes[place + 5]) {
      let start = place
      try skip(past: "?>")
      let declaration = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
      guard !declaration.contains("encoding") || declaration.contains("utf-8") else { throw Self.bad("not UTF-8") }
    }
    bindings = [(Array("xml".utf8)[...], "http://www.w3.org/XML/1998/namespace")]
  }

  /// The next piece; nil at the end of a whole document.
  mutating func next() throws(OfficeError) -> XMLToken? {
    if let name = pendingEnd {
      pendingEnd = nil
      range = place..<place
      return .end(name)
    }
    if place - asked >= Self.patienceByteCount {
      let count = place - asked
      asked = place
      if Patience.hasEnded(count) { throw Patience.end }
    }
    while place < bytes.count {
      let start = place
      defer { range = start..<place }
      guard bytes[place] == UInt8(ascii: "<") else {
        let text = try text(until: UInt8(ascii: "<"), isAttribute: false)
        if open.isEmpty {
          guard text.utf8.allSatisfy(Self.isSpace) else { throw Self.bad("text outside the root element") }
          continue
        }
        return .text(text)
      }
      if isAt("<?") {
        try skip(past: "?>")
        passedBy.append(start..<place)
      } else if isAt("<!--") {
        place += 4
        try skip(past: "-->")
        passedBy.append(start..<place)
      } else if isAt("<![CDATA["), !open.isEmpty {
        place += 9
        try skip(past: "]]>")
        return .text(try Self.checked(String(decoding: bytes[(start + 9)..<(place - 3)], as: UTF8.self)))
      } else if isAt("<!") {
        throw OfficeError(.documentType, "a part declares a document type, which no office file may")
      } else if isAt("</") {
        return try readEnd()
      } else {
        return try readStart()
      }
    }
    guard hasRoot, open.isEmpty else { throw Self.bad("an element without an end") }
    return nil
  }

  private mutating func readEnd() throws(OfficeError) -> XMLToken {
    place += 2
    let raw = try readName()
    skipSpace()
    guard isAt(">"), let last = open.popLast(), last.raw == raw else { throw Self.bad("an end without a beginning") }
    place += 1
    bindings.removeLast(bindings.count - last.bindingCount)
    return .end(last.name)
  }

  private mutating func readStart() throws(OfficeError) -> XMLToken {
    guard !open.isEmpty || !hasRoot else { throw Self.bad("two root elements") }
    guard open.count < Self.maximumDepth else {
      throw Self.bad("elements in each other more than \(Self.maximumDepth) deep")
    }
    hasRoot = true
    place += 1
    let raw = try readName()
    let bindingCount = bindings.count
    var attributes: [(raw: ArraySlice<UInt8>, value: String, range: Range<Int>, valueRange: Range<Int>)] = []
    while true {
      let start = place
      let hasSpace = skipSpace()
      if isAt(">") || isAt("/>") { break }
      let name = try readName()
      // Prefixes are looked up one after another: a document needs few.
      guard hasSpace, attributes.count < Self.maximumAttributeCount, bindings.count < Self.maximumBindingCount else {
        throw Self.bad("attributes that run on")
      }
      let (value, valueRange) = try readValue()
      if name.elementsEqual("xmlns".utf8) {
        bindings.append(([], try Self.address(value)))
      } else if name.starts(with: "xmlns:".utf8) {
        bindings.append((name.dropFirst(6), try Self.address(value)))
      } else {
        guard !attributes.contains(where: { $0.raw == name }) else {
          throw Self.bad("an attribute that is there twice")
        }
        attributes.append((name, value, start..<place, valueRange))
      }
    }
    let name = try resolve(raw, hasDefault: true)
    var resolved: [XMLAttribute] = []
    let own = attributes.isEmpty ? [] : name.namespacesOfAttributes
    for one in attributes {
      let attribute = try resolve(one.raw, hasDefault: false)
      let isOwn = own.contains(attribute.namespace)
      // Two prefixes may stand for one namespace; programs differ on which of two attributes they take.
      guard !isOwn || !resolved.contains(where: { $0.isOwn && $0.name.local == attribute.local }) else {
        throw Self.bad("an attribute that is there twice")
      }
      resolved.append(
        XMLAttribute(name: attribute, value: one.value, isOwn: isOwn, range: one.range, valueRange: one.valueRange))
    }
    if isAt("/>") {
      place += 2
      bindings.removeLast(bindings.count - bindingCount)
      pendingEnd = name
    } else {
      place += 1
      open.append(Open(raw: raw, name: name, bindingCount: bindingCount))
    }
    return .start(name, resolved)
  }

  private func resolve(_ raw: ArraySlice<UInt8>, hasDefault: Bool) throws(OfficeError) -> XMLName {
    let colon = raw.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { raw[..<$0] } ?? []
    let local = String(decoding: colon.map { raw[($0 + 1)...] } ?? raw, as: UTF8.self)
    if prefix.isEmpty, !hasDefault { return XMLName(namespace: "", local: local) }
    if let binding = bindings.last(where: { $0.prefix == prefix }) {
      return XMLName(namespace: binding.address, local: local)
    }
    guard prefix.isEmpty else { throw Self.bad("a prefix that stands for nothing") }
    return XMLName(namespace: "", local: local)
  }

  private static func address(_ text: String) throws(OfficeError) -> String {
    guard text.utf8.count <= maximumAddressByteCount else {
      throw OfficeError(.tooLarge, "a namespace's address of more than \(maximumAddressByteCount) bytes")
    }
    return text
  }

  private mutating func readName() throws(OfficeError) -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    guard place > start, place - start <= Self.maximumNameByteCount else { throw Self.bad("a name that is none") }
    return bytes[start..<place]
  }

  private mutating func readValue() throws(OfficeError) -> (String, Range<Int>) {
    skipSpace()
    guard isAt("=") else { throw Self.bad("an attribute without a value") }
    place += 1
    skipSpace()
    guard place < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[place]) else {
      throw Self.bad("an attribute's value without quotation marks")
    }
    let quote = bytes[place]
    place += 1
    let start = place
    let value = try text(until: quote, isAttribute: true)
    guard place < bytes.count else { throw Self.bad("an attribute's value without an end") }
    place += 1
    return (value, start..<(place - 1))
  }

  /// Text up to a byte, or to the end of the document.
  private mutating func text(until end: UInt8, isAttribute: Bool) throws(OfficeError) -> String {
    var text = ""
    var start = place
    while place < bytes.count, bytes[place] != end {
      if isAttribute, bytes[place] == UInt8(ascii: "<") { throw Self.bad("markup in an attribute") }
      guard bytes[place] == UInt8(ascii: "&") else {
        place += 1
        continue
      }
      text += try Self.checked(String(decoding: bytes[start..<place], as: UTF8.self))
      text.unicodeScalars.append(try readReference())
      start = place
    }
    return text + (try Self.checked(String(decoding: bytes[start..<place], as: UTF8.self)))
  }

  /// §4.1 and §4.6: a character by its number, or one of five names.
  private mutating func readReference() throws(OfficeError) -> Unicode.Scalar {
    guard let end = bytes[place..<min(bytes.count, place + 12)].firstIndex(of: UInt8(ascii: ";")) else {
      throw Self.bad("a reference without an end")
    }
    let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
    place = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      guard let number, XMLText.isAllowed(number), let scalar = Unicode.Scalar(number) else {
        throw Self.bad("a reference to what no office file declares")
      }
      return scalar
    }
  }

  private static func checked(_ text: String) throws(OfficeError) -> String {
    let isClean = text.utf8.allSatisfy { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 }
    guard isClean else { throw bad("a character that XML does not hold") }
    return text
  }

  private mutating func skip(past end: StaticString) throws(OfficeError) {
    while place < bytes.count, !isAt(end) { place += 1 }
    guard place < bytes.count else { throw Self.bad("markup without an end") }
    place += end.utf8CodeUnitCount
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = place
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    return place > start
  }

  private func isAt(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard count <= bytes.count - place else { return false }
    return unsafe UnsafeBufferPointer(start: text.utf8Start, count: count).elementsEqual(bytes[place..<(place + count)])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 9 || byte == 10 || byte == 13 }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3a, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...: true
    default: false
    }
  }

  private static func bad(_ reason: String) -> OfficeError {
    OfficeError(.badXML, "a part is not XML as office files hold it: \(reason)")
  }
}
