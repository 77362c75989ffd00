/// A text and signatures on it (c2sp.org/signed-note).
///
///     This is an example message.
///
///     — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
///
/// The text means nothing until ``verify(keys:)`` has found a known key.
public struct SignedNote: Hashable, Sendable {
  /// The longest note: 1 MiB.
  public static let maximumByteCount = 1 << 20
  /// The most signatures: 100.
  public static let maximumSignatureCount = 100

  /// The text, with the newline at its end.
  public let text: [UInt8]
  /// One to 100 signatures, in their order.
  public let signatures: [NoteSignature]

  /// A note of these parts.
  ///
  /// Throws `malformedNote` where the text is not UTF-8 that ends in a newline, holds control characters, or has no signature;
  /// `limitExceeded` for more than 100 signatures or 1 MiB.
  public init(text: [UInt8], signatures: [NoteSignature]) throws(TransparencyLogError) {
    try Self.requireText(text)
    guard !signatures.isEmpty else { throw TransparencyLogError(.malformedNote, "no signature") }
    guard signatures.count <= Self.maximumSignatureCount else {
      throw TransparencyLogError(.limitExceeded, "\(signatures.count) signatures")
    }
    self.text = text
    self.signatures = signatures
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a note of \(bytes.count) bytes")
    }
  }

  /// Parses a note. Throws `malformedNote` for anything but its one spelling, `limitExceeded` above 1 MiB or 100 signatures.
  public init(_ bytes: [UInt8]) throws(TransparencyLogError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a note of \(bytes.count) bytes")
    }
    guard bytes.last == .newline else { throw TransparencyLogError(.malformedNote, "no newline at the end") }
    // The last empty line parts text and signatures: the text itself may have empty lines.
    guard let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == .newline && bytes[$0 - 1] == .newline })
    else { throw TransparencyLogError(.malformedNote, "no empty line before signatures") }
    var lines = LineReader(Array(bytes[(blank + 1)...]))
    var signatures: [NoteSignature] = []
    while let line = lines.next() {
      guard signatures.count < Self.maximumSignatureCount else {
        throw TransparencyLogError(.limitExceeded, "more than \(Self.maximumSignatureCount) signatures")
      }
      signatures.append(try NoteSignature(line))
    }
    try self.init(text: Array(bytes[..<blank]), signatures: signatures)
  }

  /// The note as it is stored and sent: text, empty line, signature lines.
  public var bytes: [UInt8] {
    var bytes = text + [.newline]
    for signature in signatures { bytes += signature.line + [.newline] }
    return bytes
  }

  /// The note with one more signature at its end. Throws `limitExceeded`.
  public func adding(_ signature: NoteSignature) throws(TransparencyLogError) -> SignedNote {
    try SignedNote(text: text, signatures: signatures + [signature])
  }

  static func requireText(_ text: [UInt8]) throws(TransparencyLogError) {
    guard text.count < maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a text of \(text.count) bytes")
    }
    guard text.last == .newline, text.allSatisfy({ $0 >= .space || $0 == .newline }),
      String(validating: text, as: UTF8.self) != nil
    else { throw TransparencyLogError(.malformedNote, "not UTF-8 lines without control characters") }
  }
}
