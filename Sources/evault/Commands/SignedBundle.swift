import Custody
import EvidenceBundle
import TerminalInterface
import VaultFiles
import VaultKit

/// A bundle that was verified, to add a signature to: nobody should sign what does not hold.
struct SignedBundle {
  let report: BundleReport
  private let signing: BundleSigning

  /// Verifies the bundle at a path.
  /// - Parameters:
  ///   - fingerprint: the vault's, as the user gave it.
  ///   - known: fingerprints that stand in its place where none was given.
  init(_ path: FilePath, fingerprint: Fingerprint?, known: [Fingerprint]) throws(UserError) {
    let folder: Folder
    do throws(FileError) {
      folder = try Folder.open(path)
      report = try BundleVerifier.verify(folder, trust: BundleTrust(fingerprint: fingerprint), now: .now)
    } catch {
      throw UserError(VaultError(error))
    }
    let isKnown = report.fingerprint.map(known.contains) ?? false
    let isTrusted = report.trust == .verified || fingerprint == nil && isKnown
    guard [.verified, .notTrusted, .timeNotEstablished].contains(report.outcome), let tagManifest = report.tagManifest
    else {
      let why = report.findings.first.map { ": \($0.message)" } ?? "."
      throw UserError(
        ExitCode(rawValue: report.outcome.exitCode) ?? .failed, "The bundle \(path) does not verify\(why)",
        safe: "Nothing was signed.", next: "See all of it: evault verify \(path)")
    }
    guard isTrusted else {
      throw UserError(
        .signerNotTrusted, "Nothing says that the bundle \(path) comes from the vault that you mean.",
        safe: "Nothing was signed.",
        next: "Give the vault's fingerprint as you know it from elsewhere: --fingerprint HEX")
    }
    signing = BundleSigning(folder, tagManifest: tagManifest)
    self.tagManifest = tagManifest
  }

  /// The bytes that were verified, and that signatures are over.
  let tagManifest: [UInt8]

  /// Adds a signature.
  func add(_ body: (BundleSigning) throws(BundleSigningError) -> BundleSigning.Added) throws(UserError)
    -> BundleSigning.Added
  {
    do throws(BundleSigningError) { return try body(signing) } catch {
      switch error {
      case .file(let error): throw UserError(VaultError(error))
      case .refused(let reason):
        throw UserError(
          .badSignature, "This is no signature over the bundle: \(reason).", safe: "Nothing was added.",
          next: "A signature is over the bytes of the bundle's tagmanifest-sha256.txt.")
      case .taken(let path): throw Self.taken(path)
      }
    }
  }

  /// Refuses a certificate that has signed already.
  func refuseTaken(_ path: String) throws(UserError) {
    if report.certificates.contains(where: { $0.path == path }) { throw Self.taken(path) }
  }

  private static func taken(_ path: String) -> UserError {
    UserError(
      .failed, "\(path) is there already: this signer has signed. Nothing is replaced.", safe: "Nothing was added.",
      next: "For a timestamp over what is there: evault timestamp request --bundle DIR --signature NAME")
  }
}
