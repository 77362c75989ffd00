internal import Encodings

/// One recipient stanza: the file key wrapped for one recipient (age.md, "Recipient stanza").
///
///     -> X25519 XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE
///     qRS0AMjdjPvZ/WT08U2KL4G+PIooA3hy38SvLpvaC1E
public struct AgeStanza: Equatable, Sendable {
  static let mark = Array("-> ".utf8)
  static let columns = 64

  /// One or more arguments, each of one or more visible ASCII letters; the first is the stanza's type.
  public let arguments: [String]
  /// The wrapped key, or whatever an unknown type keeps there; it may be empty.
  public let body: [UInt8]

  /// The type: `X25519`, `scrypt`, or one that is ignored here.
  public var type: String { arguments.first ?? "" }

  /// Nil where there are no arguments, or one is empty or holds anything but visible ASCII.
  public init?(arguments: [String], body: [UInt8]) {
    guard !arguments.isEmpty, arguments.allSatisfy({ Self.isArgument(Array($0.utf8)[...]) }) else { return nil }
    self.init(validArguments: arguments, body: body)
  }

  init(validArguments arguments: [String], body: [UInt8]) {
    self.arguments = arguments
    self.body = body
  }

  static func isArgument(_ letters: ArraySlice<UInt8>) -> Bool {
    !letters.isEmpty && letters.allSatisfy { (0x21...0x7e).contains($0) }
  }

  /// Appends the stanza's lines. The last is shorter than 64 letters, and empty where the body fills its lines.
  func write(to header: inout [UInt8]) {
    header += Self.mark
    header += Array(arguments.joined(separator: " ").utf8)
    header.append(AgeHeader.lineFeed)
    let letters = Base64.unpadded.encodeBytes(body)
    var start = 0
    while letters.count - start >= Self.columns {
      header += letters[start..<start + Self.columns]
      header.append(AgeHeader.lineFeed)
      start += Self.columns
    }
    header += letters[start...]
    header.append(AgeHeader.lineFeed)
  }
}
