internal import CMSSignature
internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import Timestamping
internal import VaultCrypto
internal import VaultFiles

/// Signatures by certificates as text and as JSON. A verdict never goes without the time that it is for.
enum CertificateDisplay {
  static func text(_ signature: BundleReport.CertificateSignature) -> String {
    guard let signed = signature.signature, let verdict = signature.verdict else {
      return Style.bad("Not signed") + " by a certificate: \(VisibleText.escape(signature.path)) does not hold\n"
    }
    var text = "Signed with a certificate by \(VisibleText.escape(signed.certificate.subject))\n"
    if verdict.word == .unverifiable {
      text += "  certificate " + Style.warning("unverifiable") + " without --signer-roots FILE\n"
    } else {
      let word = verdict.word == .valid ? Style.good("valid") : Style.warning(verdict.word.rawValue)
      text += "  certificate \(word) at \(Timestamp(seconds: verdict.moment)), \(basis(signature.timestamp))"
      text += verdict.root == nil ? "" : verdict.isRevocationKnown ? "; revocation checked" : "; revocation not checked"
      text += verdict.reason.isEmpty ? "\n" : "\n  \(VisibleText.escape(verdict.reason))\n"
    }
    text += "  SHA-256 \(signed.certificate.digest.hex)\n"
    text += signed.signingTime.map { "  signed \(Timestamp(seconds: $0)), by the signer's own clock\n" } ?? ""
    return text
  }

  private static func basis(_ timestamp: TimestampVerdict.Token?) -> String {
    timestamp == nil
      ? "the time it is judged for (now, or what --at says): no timestamp counts"
      : "when it was there" + TokenDisplay.said(by: timestamp)
  }

  /// The word for a signature: `invalid-signature`, or what its certificate is worth.
  private static func word(_ signature: BundleReport.CertificateSignature) -> String {
    signature.verdict?.word.rawValue ?? "invalid-signature"
  }

  static func json(_ signature: BundleReport.CertificateSignature) -> JSON {
    .object([
      "path": .string(signature.path), "verdict": .string(word(signature)),
      "judged_at": signature.verdict.map { .string(Timestamp(seconds: $0.moment).description) } ?? .null,
      "judged_by": signature.verdict.map { _ in signature.timestamp == nil ? "question" : "timestamp" } ?? .null,
      "certificate": signature.signature.map { json($0.certificate) } ?? .null,
      "root_sha256": signature.verdict?.root.map { .string($0.digest.hex) } ?? .null,
      "revocation_checked": .bool(signature.verdict?.isRevocationKnown ?? false),
      "signed": signature.signature?.signingTime.map { .string(Timestamp(seconds: $0).description) } ?? .null,
      "reason": signature.verdict.flatMap { $0.reason.isEmpty ? nil : .string(VisibleText.escape($0.reason)) } ?? .null,
    ])
  }

  private static func json(_ certificate: X509Certificate) -> JSON {
    .object([
      "subject": .string(VisibleText.escape(certificate.subject)),
      "issuer": .string(VisibleText.escape(certificate.issuer)), "sha256": .string(certificate.digest.hex),
      "not_before": certificate.notBefore.map { .string(Timestamp(seconds: $0).description) } ?? .null,
      "not_after": certificate.notAfter.map { .string(Timestamp(seconds: $0).description) } ?? .null,
    ])
  }
}
