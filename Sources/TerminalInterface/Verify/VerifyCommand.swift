public import Custody
internal import EvidenceBundle
internal import Timestamping
public import VaultFiles
internal import VerificationRecord

/// Verifying a bundle, the same in both programs.
public enum VerifyCommand {
  /// Its options.
  public static let options: [OptionSpecification] =
    PolicyOptions.options + TimeOptions.all + SignerOptions.all + RecordFile.options

  /// What it does, for help.
  public static let details = """
    The fingerprint must come from the vault's people another way than the bundle: from the bundle alone nobody can tell whether its
    key is theirs. Without one, a whole bundle is "intact", and the exit code is 22. A policy that names the log's key can stand in its place (22 where
    another key signed); its quorum says which cosigners must vouch for the log, and where they do not, the exit code is 24, as for a roster that is
    older than you ask for.
    Integrity is not authenticity, authenticity is not truth: a verified bundle supports what it is used for, and proves no more than
    that these bytes were recorded so, by these keys.
    Completeness is that of this exhibit list, never of the case: what was not exported no bundle can show.
    A timestamp says "existed by", in the word of an authority: it counts where --trust-roots leads to it, and without them time is
    "unverifiable". Somebody with a certificate may have signed too: whether it leads to roots of yours is judged apart, at the time of a timestamp over
    the signature where one counts, else at --at or now. It is told, and changes the exit code only with --require-certificate (22); a signature that
    does not hold is 21 whoever made it. With --at the answer does not depend on the clock: the same bundle, roots and time give the same answer in ten years.
    A sealed bundle (NAME.tar.age) is verified as it is, and nothing is unpacked: its key is read from the file that --identity names, its
    passphrase from --passphrase-file or the terminal.
    With --report the whole is written into one page as well, whatever the verdict: to be read, printed on A4 or Letter, signed and filed. It names the
    bundle's digest, this program's, and what you gave and where it came from; it names the paths that you gave, so mind who reads it.
    """

  /// Verifies the bundle in a folder or a sealed file.
  /// - Parameter program: the program that runs, for a record.
  public static func run(
    _ path: FilePath, fingerprint: Fingerprint?, _ invocation: Invocation, keys: SealedBundleKeys,
    program: RunningProgram, now: Timestamp
  ) throws(UserError) -> CommandResult {
    let file = try RecordFile(invocation, bundle: path)
    let ledger = InputLedger()
    if let fingerprint { ledger.note(.fingerprint, fingerprint.grouped) }
    let demands = try PolicyOptions(invocation, ledger: ledger)
    let time = try TimeOptions.question(invocation, now: now, ledger: ledger)
    let trust = BundleTrust(
      fingerprint: fingerprint, policy: demands.policy, minimumRoster: demands.minimumRoster,
      certificates: try SignerOptions.trust(invocation, ledger: ledger),
      requiresCertificate: invocation.has("require-certificate"))
    let moment = Timestamp(seconds: time.moment)
    let write = { (finding: VerificationRecord.Finding, isSealed: Bool, outcome: BundleOutcome) throws(UserError) in
      try file?.write(
        VerificationRecord(
          subject: VerificationRecord.Subject(path: path.description, isSealed: isSealed), finding: finding,
          tool: program.tool,
          question: VerificationRecord.Question(moment: moment, isGiven: invocation.has("at"), written: now),
          inputs: ledger.inputs), outcome: outcome)
    }
    let sealed: SealedBundle?
    do throws(UserError) { sealed = try keys.open(path, ledger: ledger) } catch {
      // That it is not what was sealed is a verdict too.
      if error.code == .corrupt { _ = try write(.refused(reason: error.message), true, .corrupt) }
      throw error
    }
    if sealed == nil, let proof = try VerifyForkCommand.read(path) {
      guard file == nil else {
        throw UserError(
          .usage, "A record is written of bundles; \(path) is a proof that a log was forked.",
          safe: "Nothing was written.", next: "Leave out --report.")
      }
      return try VerifyForkCommand.result(VerifyForkCommand.proof(proof, path), fingerprint: fingerprint)
    }
    if sealed == nil { try requireFolder(path) }
    let report = try verify(path, sealed, trust, time)
    return VerifyDisplay.result(report, record: try write(.judged(report), sealed != nil, report.outcome))
  }

  private static func verify(
    _ path: FilePath, _ sealed: SealedBundle?, _ trust: BundleTrust, _ time: TimeQuestion
  ) throws(UserError) -> BundleReport {
    do throws(FileError) {
      let now = Timestamp(seconds: time.moment)
      guard let sealed else { return try BundleVerifier.verify(Folder.open(path), trust: trust, time: time, now: now) }
      return try BundleVerifier.verify(sealed, trust: trust, time: time, now: now)
    } catch {
      throw UserError(
        .failed, "The bundle \(path) could not be looked at (\(error.operation): \(error.reason)).",
        safe: "Nothing was changed.", next: "Is the path right, and may you read it?")
    }
  }

  /// Refuses what can be no bundle, in words.
  private static func requireFolder(_ path: FilePath) throws(UserError) {
    let next =
      "Name the folder that has bundle.json and bagit.txt in it, or the sealed file (NAME.tar.age). What came packed otherwise (zip, tar) has to be unpacked first."
    if (try? Folder.open(path.parent).status(path.lastComponent))?.kind == .regular {
      throw UserError(
        .failed, "\(path) is not a folder, and a bundle is one. Nor is it a proof that a log was forked.",
        safe: "Nothing was changed.", next: next)
    }
    // One that lost some of these is a broken bundle, and judged; one without all of them is another folder.
    guard let folder = try? Folder.open(path) else { return }
    let marks = [BundleLayout.index, "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
    guard marks.allSatisfy({ name in (try? folder.status(FilePath(name))) == .some(nil) }) else { return }
    throw UserError(
      .failed, "\(path) is no bundle: no file of one is in it.", safe: "Nothing was changed.", next: next)
  }
}
