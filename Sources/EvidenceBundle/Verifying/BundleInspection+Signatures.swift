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
      // What is named after somebody else is nobody's.
      guard let member = roster.member(kid), path == BundleLayout.signature(kid) else {
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
    judgeLog()
    if let policy = trust.policy { judgeCosigners(policy) }
    guard let minimum = trust.minimumRoster, let history, history.current.version < minimum else { return }
    note(.rosterTooOld, BundleLayout.rosterFolder, "version \(history.current.version), not \(minimum)")
  }

  /// Whether the log is the one that is known: by its fingerprint, by a key that the policy names, or both.
  private mutating func judgeLog() {
    var verdicts: [BundleVerdict] = []
    if let known = trust.fingerprint {
      guard let history else { return note(.noTrust, "", "the rosters do not verify") }
      verdicts.append(history.fingerprint == known ? .verified : .failed)
      if history.fingerprint != known { note(.wrongFingerprint) }
    }
    if let policy = trust.policy, !policy.logs.isEmpty || trust.fingerprint == nil {
      guard let note else { return self.note(.noTrust, "", "the checkpoint cannot be read") }
      let isSigned = policy.logs.contains { log in
        log.key.name.line == checkpoint?.origin && (try? note.verify(keys: [log.key])) != nil
      }
      verdicts.append(isSigned ? .verified : .failed)
      if !isSigned {
        let gap = policy.logs.isEmpty ? "it names no log" : "signed by no key that it names for this log"
        self.note(.policyNotMet, BundleLayout.checkpoint, gap)
      }
    }
    guard !verdicts.isEmpty else { return note(.noTrust) }
    trustVerdict = verdicts.contains(.failed) ? .failed : .verified
  }
}
