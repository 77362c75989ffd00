public import Age
internal import EvidenceBundle
internal import Tar
public import VaultCrypto
public import VaultFiles
internal import VerificationRecord

/// Where the key to a sealed bundle comes from. It is asked for only where there is one to open.
public struct SealedBundleKeys {
  private let identity: () throws(UserError) -> FilePath
  private let passphrase: (String) throws(UserError) -> SecretBytes
  private let kept: (FilePath) -> X25519Identity?

  /// The sources.
  /// - Parameters:
  ///   - identity: names the file with the key.
  ///   - passphrase: asks for a passphrase, with this question.
  ///   - kept: the key of such a file, where it is kept open.
  public init(
    identity: @escaping () throws(UserError) -> FilePath,
    passphrase: @escaping (String) throws(UserError) -> SecretBytes,
    kept: @escaping (FilePath) -> X25519Identity? = { _ in nil }
  ) {
    self.identity = identity
    self.passphrase = passphrase
    self.kept = kept
  }

  /// The sealed bundle at a path; nil where it is no sealed file.
  /// - Parameter ledger: keeps with what it was opened.
  func open(_ path: FilePath, ledger: InputLedger) throws(UserError) -> SealedBundle? {
    let lock: SealedBundleLock
    let folder: Folder
    do throws(FileError) {
      folder = try Folder.open(path.parent)
      guard try folder.status(path.lastComponent)?.kind == .regular,
        let found = try SealedBundleLock(of: path.lastComponent, in: folder)
      else { return nil }
      lock = found
    } catch {
      return nil
    }
    let identities: [AgeIdentity]
    switch lock {
    case .identity:
      let file = try identity()
      if let key = kept(file) {
        identities = [.x25519(key)]
        ledger.note(.identity, file.description, remark: "kept open on this machine; the file was not read")
      } else {
        identities = try AgeIdentityFile.read(file, passphrase: passphrase, ledger: ledger)
      }
    case .passphrase:
      ledger.note(.passphrase, "", remark: "not recorded")
      identities = [.passphrase(try passphrase("Passphrase of \(path): "), maximumWorkFactor: 20)]
    case .armored:
      throw UserError(
        .failed, "\(path) is sealed, and spelled as text.", safe: "Nothing was verified.",
        next: "A sealed bundle is verified as it was sent, in bytes. Unpack it: age -d FILE | tar -xf -")
    case .damaged: throw Self.damaged(path, "its header")
    }
    do throws(SealedBundleError) {
      return try SealedBundle(path.lastComponent, in: folder, identities: identities)
    } catch {
      throw Self.error(error, path, isByPassphrase: lock == .passphrase)
    }
  }

  private static func error(_ error: SealedBundleError, _ path: FilePath, isByPassphrase: Bool) -> UserError {
    switch error {
    case .file(let error):
      UserError(
        .failed, "The sealed file \(path) could not be read (\(error.operation): \(error.reason)).",
        safe: "Nothing was changed.")
    case .archive(let error):
      UserError(
        .corrupt, "What is sealed in \(path) is no archive of a bundle: \(reason(error)).",
        safe: "Nothing was unpacked.", next: "Do not unpack it. Ask whoever sent it.")
    case .age(let error):
      switch error.code {
      case .noMatch where isByPassphrase:
        UserError(
          .wrongPassphraseOrIdentity, "The passphrase does not open \(path).", safe: "Nothing was changed.",
          next: "Is it the one for this file, with its hyphens?")
      case .noMatch:
        UserError(
          .wrongPassphraseOrIdentity, "\(path) is not sealed to this identity.", safe: "Nothing was changed.",
          next: "Name the file with the key that it was sealed to: --identity FILE")
      case .workFactorTooHigh, .unavailable, .malformedKey, .invalidRecipients:
        UserError(.failed, "\(path) cannot be opened here (\(error)).", safe: "Nothing was changed.")
      case .malformedHeader, .malformedArmor, .headerMAC, .payload: damaged(path, error.code.rawValue)
      }
    }
  }

  private static func damaged(_ path: FilePath, _ where: String) -> UserError {
    UserError(
      .corrupt, "\(path) is not what was sealed: it was changed, or its end is missing (\(`where`)).",
      safe: "Nothing was unpacked.", next: "Ask whoever sent it to send it again.")
  }

  private static func reason(_ error: TarError) -> String {
    let name = error.name.isEmpty ? "" : " (\(VisibleText.escape(error.name)))"
    let words =
      switch error.code {
      case .truncated: "it ends too early"
      case .malformedHeader: "it is not in the form of tar"
      case .malformedExtension, .unsupportedExtension: "it has an extended header that is not read"
      case .unsafeName: "a name in it leads out of the folder"
      case .duplicateName: "a name is in it twice"
      case .link: "a link is in it"
      case .specialFile: "a device is in it"
      case .unsupportedKind: "something is in it that is neither a file nor a folder"
      case .trailingBytes: "something stands behind its end"
      case .tooMany: "it has more files than a bundle can have"
      case .tooLarge: "a file in it is too large"
      }
    return words + name
  }
}
