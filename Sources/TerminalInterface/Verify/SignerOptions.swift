public import CMSSignature
internal import VaultCrypto
internal import VaultFiles
internal import VerificationRecord

/// What a person says about certificates that sign bundles: whose they believe, and whether there must be one.
public enum SignerOptions {
  /// The options.
  public static let all: [OptionSpecification] = [
    .value("signer-roots", nil, "FILE", help: "roots (PEM) of signers' certificates; default: those of --trust-roots"),
    .toggle("require-certificate", help: "exit 22 unless somebody signed whose certificate is valid by these roots"),
  ]

  /// Whom the options believe; nil for nobody.
  /// - Parameter ledger: keeps what was given.
  public static func trust(
    _ invocation: Invocation, ledger: InputLedger? = nil
  ) throws(UserError) -> CertificateTrust? {
    guard let roots = invocation.path("signer-roots") ?? invocation.path("trust-roots") else {
      guard !invocation.has("require-certificate") else {
        throw UserError(
          .usage, "--require-certificate needs roots to lead to: --signer-roots FILE or --trust-roots FILE.")
      }
      return nil
    }
    var lists: [RevocationList] = []
    for path in invocation.paths("crl") { lists += try TimeOptions.revocations(path, ledger: ledger) }
    if invocation.has("require-certificate") { ledger?.note(.requiredCertificate, "") }
    let kind: GivenInput.Kind = invocation.has("signer-roots") ? .signerRoots : .timestampRoots
    return CertificateTrust(certificates: try TimeOptions.certificates(roots, kind, ledger: ledger), lists: lists)
  }
}
