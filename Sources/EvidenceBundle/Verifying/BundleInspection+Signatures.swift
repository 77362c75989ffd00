internal import Custody
internal import SSHSignature
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

extension BundleInspection {
  /// The most signatures that are looked at.
  private static var maximumSignatureCount: Int { 1000 }

  /// Checks every signature over the tag manifest by the roster in force at the checkpoint.
  mutating func judgeSignatures() {
    let paths = survey.files.filter { $0.value.place == .signature }.keys.sorted()
    guard !paths.isEmpty else { return note(.missingSignature) }
    guard paths.count <= Self.maximumSignatureCount else { return note(.tooLarge, BundleLayout.signatureFolder) }
    var strangers: [String] = []
    for path in paths {
      guard let bytes = tagFile(path), let tagManifest else { continue }
      let signature: SSHSignature
      do throws(SSHSignatureError) {
        signature = try SSHSignature(armored: bytes)
        try signature.verify(tagManifest, namespace: BundleLayout.signatureNamespace)
      } catch {
        let isWrong = error.code == .notAuthentic || error.code == .wrongNamespace
        note(isWrong ? .badSignature : .malformedSignature, path, error.code.rawValue)
        continue
      }
      let kid = OKPKey(signature.publicKey).thumbprint
      guard let roster = history?.inForce(at: checkpoint?.size ?? .max) else { continue }
      guard let member = roster.member(kid) else {
        strangers.append(path)
        continue
      }
      guard member.maySign(.export) else {
        note(.signatureNotPermitted, path, member.label)
        continue
      }
      signatures[path] = bytes
      signers.append(BundleReport.Signer(kid: kid, label: member.label, role: member.role))
    }
    // A recipient may add a signature of their own, once a member's is there.
    for path in strangers { note(signers.isEmpty ? .signatureUnknownSigner : .foreignSignature, path) }
  }

  /// Compares the vault with what the person who verifies knows.
  mutating func judgeTrust() {
    switch trust {
    case .none: note(.noTrust)
    case .fingerprint(let known):
      guard let history else { return note(.noTrust, "the rosters do not verify") }
      trustVerdict = history.fingerprint == known ? .verified : .failed
      if history.fingerprint != known { note(.wrongFingerprint) }
    case .policy(let policy):
      guard let note else { return self.note(.noTrust, "the checkpoint cannot be read") }
      let result = try? policy.evaluate(note)
      trustVerdict = result?.isMet == true ? .verified : .failed
      guard trustVerdict == .failed else { return }
      let gaps = result?.missing.map(\.description).joined(separator: "; ") ?? "a signature is wrong"
      self.note(.policyNotMet, BundleLayout.checkpoint, gaps)
    }
  }
}
