internal import Encodings

/// A signature line of a note (c2sp.org/signed-note, Signatures): who says to have signed, and the signature, not yet checked.
///
///     — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
public struct NoteSignature: Hashable, Sendable {
  private static let dash: [UInt8] = Array("— ".utf8)

  /// The key's name.
  public let name: KeyName
  /// The key's identifier.
  public let keyID: UInt32
  /// What follows the identifier: 64 bytes of Ed25519, 72 of a cosignature, any number above 0 of types unknown here.
  public let signature: [UInt8]

  /// A line of these parts. Throws `malformedNote` where the signature is empty.
  public init(name: KeyName, keyID: UInt32, signature: [UInt8]) throws(TransparencyLogError) {
    guard !signature.isEmpty else { throw TransparencyLogError(.malformedNote, "an empty signature") }
    self.init(name: name, keyID: keyID, unchecked: signature)
  }

  init(name: KeyName, keyID: UInt32, unchecked signature: [UInt8]) {
    self.name = name
    self.keyID = keyID
    self.signature = signature
  }

  /// Parses a line, without its newline. Throws `malformedNote` for anything but its one spelling.
  public init(line: [UInt8]) throws(TransparencyLogError) { try self.init(line[...]) }

  init(_ line: ArraySlice<UInt8>) throws(TransparencyLogError) {
    guard line.count <= SignedNote.maximumByteCount, let rest = line.afterPrefix(Self.dash),
      let end = rest.firstIndex(of: .space), let name = KeyName(rest[..<end])
    else { throw TransparencyLogError(.malformedNote, "not a signature line") }
    guard let bytes = Base64.padded.decode(Array(rest[(end + 1)...])), bytes.count > 4 else {
      throw TransparencyLogError(.malformedNote, "the signature of \(name) is not base64 of five bytes or more")
    }
    self.init(name: name, keyID: UInt32(bigEndianBytes: bytes.prefix(4)), unchecked: Array(bytes.dropFirst(4)))
  }

  /// The line, without its newline.
  public var line: [UInt8] {
    Self.dash + name.utf8 + [.space] + Base64.padded.encodeBytes(keyID.bigEndianBytes + signature)
  }
}
