internal import Age
internal import VaultCrypto
internal import VaultFiles
internal import VerificationRecord

/// An age identity file, as age-keygen or this program made it; sealed with a passphrase or not.
enum AgeIdentityFile {
  private static let maximum = 1 << 20
  /// A file that asks for more than 1 GiB of memory is refused.
  private static let maximumWorkFactor = 20
  private static let key = Array("AGE-SECRET-KEY-1".utf8)

  /// The keys in it.
  /// - Parameters:
  ///   - passphrase: asks for one.
  ///   - ledger: keeps the file's digest.
  /// - Throws: `.wrongPassphraseOrIdentity`.
  static func read(
    _ path: FilePath, passphrase: (String) throws(UserError) -> SecretBytes, ledger: InputLedger
  ) throws(UserError) -> [AgeIdentity] {
    var bytes: [UInt8]
    do throws(FileError) {
      bytes = try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    } catch {
      throw UserError(
        .wrongPassphraseOrIdentity, "The identity \(path) cannot be read (\(error.reason)).",
        safe: "Nothing was verified.", next: "Name the file with your key: --identity FILE")
    }
    defer { bytes.cleanse() }
    ledger.note(.identity, path, bytes)
    if isSealed(bytes) {
      let secret = try passphrase("Passphrase of the identity \(path): ")
      do throws(AgeError) {
        let opened = try AgeReader.open(
          bytes.span, identities: [.passphrase(secret, maximumWorkFactor: maximumWorkFactor)])
        bytes.cleanse()
        bytes = opened
      } catch {
        let reason = error.code == .noMatch ? "The passphrase does not open it." : "It is damaged."
        throw UserError(
          .wrongPassphraseOrIdentity, "The identity \(path) cannot be opened. \(reason)", safe: "Nothing was verified.")
      }
    }
    var keys: [AgeIdentity] = []
    for line in bytes.split(whereSeparator: { $0 == 0x0a || $0 == 0x0d }) where line.starts(with: key) {
      var letters = Array(line)
      if let identity = try? X25519Identity(encoded: SecretBytes(taking: &letters)) { keys.append(.x25519(identity)) }
    }
    guard !keys.isEmpty else {
      throw UserError(
        .wrongPassphraseOrIdentity, "\(path) holds no key that opens a sealed file.", safe: "Nothing was verified.",
        next: "A key begins with AGE-SECRET-KEY-1. Name the file that has yours: --identity FILE")
    }
    return keys
  }

  private static func isSealed(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "age-encryption.org/".utf8) || bytes.starts(with: "-----BEGIN AGE".utf8)
  }
}
