import Custody
import TerminalInterface
import VaultCrypto
import VaultFiles
import VaultKit

/// The certificate that a command signs with.
enum CertificateChoice {
  static let options: [OptionSpecification] = [
    .value("certificate", nil, "FILE", help: "sign with this key and certificate (PKCS#12: .p12 or .pfx)"),
    .value("certificate-passphrase-file", nil, "FILE", help: "a file whose first line is the passphrase of that file"),
    .value("certificate-passphrase-fd", nil, "N", help: "an open file descriptor to read that passphrase from"),
  ]

  /// Opens the file that was named, and refuses what nobody would accept as a signer; nil where none was named.
  static func open(_ invocation: Invocation) throws(UserError) -> CertificateIdentity? {
    guard let path = invocation.path("certificate") else { return nil }
    var bytes = try CommandFile.read(path, limit: CertificateIdentity.maximumByteCount)
    defer { bytes.cleanse() }
    let identity = try open(bytes, path, invocation)
    let certificate = identity.certificate
    let now = Timestamp.now.seconds
    guard let start = certificate.notBefore, let end = certificate.notAfter, start <= now, now <= end else {
      let known = [certificate.notBefore, certificate.notAfter].map {
        $0.map { Timestamp(seconds: $0).description } ?? "?"
      }
      throw UserError(
        .signerNotTrusted,
        "The certificate in \(path) is valid from \(known[0]) to \(known[1]), and it is \(Timestamp.now).",
        safe: "Nothing was signed.", next: "Take a certificate that is valid now. Is this machine's clock right?")
    }
    guard certificate.isForDocuments else {
      throw UserError(
        .signerNotTrusted, "The certificate in \(path) says that its key is not for signing documents.",
        safe: "Nothing was signed.",
        next: "Ask whoever issued it for one with the key usage digitalSignature or nonRepudiation.")
    }
    return identity
  }

  private static func open(
    _ bytes: [UInt8], _ path: FilePath, _ invocation: Invocation
  ) throws(UserError) -> CertificateIdentity {
    do throws(PKCS12Error) {
      // A file without passphrase asks for none.
      if !options.dropFirst().contains(where: { invocation.has($0.name) }) {
        do throws(PKCS12Error) {
          return try CertificateIdentity(pkcs12: bytes, passphrase: SecretBytes(count: 0) { _ in })
        } catch {
          guard error.code == .wrongPassphrase else { throw error }
        }
      }
    } catch {
      throw refusal(error, path)
    }
    let passphrase = try Passphrase.certificate(invocation, "Passphrase of \(path): ")
    do throws(PKCS12Error) { return try CertificateIdentity(pkcs12: bytes, passphrase: passphrase) } catch {
      throw refusal(error, path)
    }
  }

  private static func refusal(_ error: PKCS12Error, _ path: FilePath) -> UserError {
    switch error.code {
    case .malformed:
      UserError(
        .failed, "\(path) is no PKCS#12 file that can be read.", safe: "Nothing was signed.",
        next: "Export key and certificate together from where they are kept, as .p12 or .pfx.")
    case .tooManyRounds:
      UserError(
        .failed,
        "\(path) asks for more rounds of its passphrase than are done for any file (\(CertificateIdentity.maximumRounds)): opening it could take hours.",
        safe: "Nothing was signed.",
        next:
          "Where it is your own, export key and certificate anew from where they are kept. Where somebody sent it, ask them how they made it."
      )
    case .wrongPassphrase:
      UserError(.wrongPassphraseOrIdentity, "Another passphrase opens \(path).", safe: "Nothing was signed.")
    case .legacyEncryption:
      UserError(
        .failed, "\(path) is encrypted in an old way (RC2 with 40 bits, for example) that is no longer opened.",
        safe: "Nothing was signed.",
        next:
          "Make a newer file of it; the key never lies in clear on the disk: openssl pkcs12 -legacy -in OLD.p12 -aes256 -out key.pem && openssl pkcs12 -export -in key.pem -out NEW.p12 && rm key.pem"
      )
    case .noKey:
      UserError(
        .failed, "\(path) has no private key with its certificate in it.", safe: "Nothing was signed.",
        next:
          "Export both together. A key that cannot leave its card signs with openssl: see evault sign --help, --attach."
      )
    case .unsupportedKey:
      UserError(
        .failed, "The key in \(path) is \(error.reason); keys that sign are P-256, P-384, or RSA from 2,048 bits on.",
        safe: "Nothing was signed.", next: "Ask whoever issued the certificate for one with such a key.")
    }
  }
}
