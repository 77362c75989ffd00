internal import Custody
internal import SSHSignature
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

extension BundleInspection {
  /// The most signatures of each kind that are looked at.
  static var maximumSignatureCount: Int { 1000 }

  /// Checks every signature over the tag manifest by the roster in force at the checkpoint.
  mutating func judgeSignatures() {
    let paths = survey.files.filter { $0.value.place == .signature }.keys.sorted()
    guard !paths.isEmpty else { return note(.missingSignature) }
    if let tooMany = tooMany(paths) { note(.signaturesTooMany, BundleLayout.signatureFolder, tooMany) }
    // Members' come first: anybody can add others.
    let members = Set(
      history?.inForce(at: checkpoint?.size ?? .max)?.members.map { BundleLayout.signature($0.kid) } ?? [])
    let ordered = paths.filter(members.contains) + paths.filter { !members.contains($0) }
    var strangers: [String] = []
    for path in ordered.prefix(Self.maximumSignatureCount).sorted() {
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

  /// Tells that there are more than are looked at: whoever has the bundle can add some, and takes nothing from the others with it.
  func tooMany(_ paths: [String]) -> String? {
    paths.count > Self.maximumSignatureCount
      ? "\(paths.count), of which \(Self.maximumSignatureCount) are looked at" : nil
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
