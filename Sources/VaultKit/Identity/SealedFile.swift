internal import Age
internal import Translations
internal import VaultCrypto

/// A secret file's bytes, sealed with a passphrase by age, or as they are where their owner refused one.
enum SealedFile {
  /// A file that asks for more than 1 GiB of memory is refused.
  private static let maximumWorkFactor = 20
  private static let sealedPrefix = Array("age-encryption.org/".utf8)

  /// Whether a passphrase is needed.
  static func isSealed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: sealedPrefix) }

  /// What the file holds. The caller wipes it.
  /// - Parameters:
  ///   - what: how people call it: `identity …`.
  ///   - wrongPassphrase: is told of a passphrase that does not open it.
  /// - Throws: `.wrongIdentity` for a wrong passphrase, or none where one is needed.
  static func open(
    _ bytes: [UInt8], what: String, passphrase: SecretBytes?, phrase: Phrase? = nil, wrongPassphrase: () -> Void = {}
  ) throws(VaultError) -> [UInt8] {
    guard isSealed(bytes) else { return bytes }
    guard let passphrase else {
      throw VaultError(
        .wrongIdentity, "The \(what) is sealed with a passphrase.", next: "Give it with --passphrase-file.")
    }
    do throws(AgeError) {
      return try AgeReader.open(
        bytes.span, identities: [.passphrase(passphrase, maximumWorkFactor: maximumWorkFactor)], format: .binary)
    } catch {
      if error.code == .noMatch { wrongPassphrase() }
      if error.code == .noMatch, let phrase {
        throw VaultError(
          .wrongIdentity, phrase, safe: Phrase("safe.unchanged"),
          next: Phrase("error.wrong_passphrase.next", ["command": "evault recovery --help", "key": "Caps Lock"]))
      }
      let reason =
        error.code == .noMatch
        ? "The passphrase does not open the \(what)." : "The \(what) is damaged (\(error.code.rawValue))."
      throw VaultError(.wrongIdentity, reason, safe: "Nothing was changed.")
    }
  }

  /// The file. The caller wipes it where it is not sealed.
  static func seal(_ plaintext: [UInt8], passphrase: SecretBytes?) throws(VaultError) -> [UInt8] {
    guard let passphrase else { return plaintext }
    do throws(AgeError) {
      var sealer = AgeSealer()
      return try sealer.seal(plaintext.span, to: [.passphrase(passphrase, workFactor: PassphraseCost.workFactor())])
    } catch {
      throw VaultError(error, "The file")
    }
  }
}
