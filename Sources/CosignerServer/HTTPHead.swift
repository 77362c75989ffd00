/// Request line and header of a request (RFC 9112 §3, §5), as far as they matter here. Anything unusual is refused.
struct HTTPHead: Equatable {
  /// The most bytes of a head.
  static let maximumByteCount = 8192
  private static let maximumLineCount = 64

  let method: String
  let path: String
  let contentLength: Int?
  /// Whether the client wants to ask more on the same connection.
  let keepsAlive: Bool
  /// Whether the client waits for leave before it sends the body.
  let expectsContinue: Bool

  /// Why a head is not taken: the status that says so.
  struct Refusal: Error, Equatable { let status: Int }

  /// Reads a head, without the empty line at its end.
  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    guard let text = String(validating: bytes, as: UTF8.self), bytes.allSatisfy({ $0 < 0x7f }) else {
      throw Refusal(status: 400)
    }
    // By bytes: a carriage return and a line feed are one character to Swift.
    let lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumLineCount else { throw Refusal(status: 431) }
    var all: [String] = []
    for line in lines {
      guard line.last == 0x0d, !line.dropLast().contains(where: { $0 < 0x20 && $0 != 0x09 }) else {
        throw Refusal(status: 400)
      }
      all.append(String(line.dropLast()) ?? "")
    }
    let words = all[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, !words[0].isEmpty, words[0].utf8.allSatisfy(Self.isToken), words[1].hasPrefix("/") else {
      throw Refusal(status: 400)
    }
    guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
      throw Refusal(status: words[2].hasPrefix("HTTP/") ? 505 : 400)
    }
    let fields = try Self.fields(all.dropFirst())
    let isLatest = words[2] == "HTTP/1.1"
    guard !isLatest || fields["host"] != nil else { throw Refusal(status: 400) }
    // Lengths told twice are how requests are smuggled past others: one way of telling is taken.
    guard fields["transfer-encoding"] == nil else { throw Refusal(status: 411) }
    if let length = fields["content-length"] {
      guard length.utf8.count <= 15, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(length)
      else {
        throw Refusal(status: 400)
      }
      contentLength = number
    } else {
      contentLength = nil
    }
    method = String(words[0])
    path = String(words[1])
    let connection = (fields["connection"] ?? "").lowercased()
    keepsAlive = isLatest ? !connection.contains("close") : false
    expectsContinue = isLatest && fields["expect"]?.lowercased() == "100-continue"
  }

  private static func fields(_ lines: ArraySlice<String>) throws(Refusal) -> [String: String] {
    var fields: [String: String] = [:]
    for line in lines {
      guard let colon = line.utf8.firstIndex(of: 0x3a), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy(isToken)
      else { throw Refusal(status: 400) }
      let name = line[..<colon].lowercased()
      let value = String(line[line.index(after: colon)...].trimming { $0 == " " || $0 == "\t" })
      guard let earlier = fields[name] else {
        fields[name] = value
        continue
      }
      guard !["content-length", "host", "transfer-encoding"].contains(name) else { throw Refusal(status: 400) }
      fields[name] = earlier + ", " + value
    }
    return fields
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

extension Substring {
  /// Without characters at either end for which `isLeftOut` holds.
  func trimming(_ isLeftOut: (Character) -> Bool) -> Substring {
    var rest = drop(while: isLeftOut)
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
