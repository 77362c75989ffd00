import Age
import VaultCrypto

enum Samples {
  static func secret(_ text: String) -> SecretBytes { SecretBytes(copying: Array(text.utf8).span) }

  static func text(_ secret: SecretBytes) -> String { secret.withBytes { String(decoding: copy($0), as: UTF8.self) } }

  static func seal(_ plaintext: [UInt8], to recipients: [AgeRecipient], isGreased: Bool = false) throws -> [UInt8] {
    var sealer = AgeSealer(isGreased: isGreased)
    return try sealer.seal(plaintext.span, to: recipients)
  }

  /// The same, through the streaming writer.
  static func write(
    _ plaintext: [UInt8], to recipients: [AgeRecipient], isArmored: Bool = false, pieces: Int = .max
  ) throws -> [UInt8] {
    var sealer = AgeSealer()
    var writer = try AgeWriter(sealer.begin(to: recipients), isArmored: isArmored)
    var file: [UInt8] = []
    var start = 0
    while start < plaintext.count {
      let end = start + min(pieces, plaintext.count - start)
      writer.push(plaintext.span.extracting(start..<end)) { file += copy($0) }
      start = end
    }
    writer.finish { file += copy($0) }
    return file
  }

  /// Sizes on both sides of every edge of a chunk.
  static let sizes = [0, 1, 65535, 65536, 65537, 131_071, 131_072, 131_073]
}
