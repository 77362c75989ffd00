/// The end of a PDF as qpdf writes it without object streams (ISO 32000-1 §7.5.5): what a program put there of its own,
/// such as a sum of what the file was before, leads back to it as the identifier does that the file once got.
struct PageTrailer {
  /// The file with an end that says nothing but where its objects are. Its identifier is the one that qpdf made of what
  /// is in the file now.
  let bytes: [UInt8]
  /// Whether the end said more: what that referred to is still in the file.
  let hadMore: Bool

  /// Rewrites the end; nil where it is not as qpdf writes it.
  init?(rewriting bytes: [UInt8]) {
    let search = PageSearch(bytes)
    guard let table = search.pointers().last, table < bytes.count,
      let word = search.nextWord("trailer", from: table), let last = search.next("startxref", from: word.upperBound),
      let key = search.next("/ID", from: word.upperBound, to: last.lowerBound)
    else { return nil }
    var reader = PageReader(bytes: bytes, place: word.upperBound)
    guard let values = reader.dictionary(["Root", "Size"]), search.skipSpace(reader.place) == last.lowerBound,
      case .reference(let root) = values["Root"], case .number(let size) = values["Size"],
      let size = Int(exactly: size), let identifier = Self.identifier(bytes[key.upperBound..<last.lowerBound])
    else { return nil }
    let end = "trailer << /Root \(root) 0 R /Size \(size) /ID [<\(identifier)><\(identifier)>] >>\n"
    self.bytes = bytes[..<word.lowerBound] + Array(end.utf8) + bytes[last.lowerBound...]
    // One identifier is as long as the other, unless the file had one of another length.
    hadMore = self.bytes.count != bytes.count
  }

  /// The second of two: the one of this state of the file (§14.4).
  private static func identifier(_ written: ArraySlice<UInt8>) -> String? {
    let parts = written.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
    guard parts.count == 3, let digits = parts.last?.prefix(32), digits.count == 32,
      digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return String(decoding: digits, as: UTF8.self)
  }
}
