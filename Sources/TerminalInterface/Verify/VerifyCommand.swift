public import Custody
internal import EvidenceBundle
internal import Timestamping
public import VaultFiles

/// Verifying a bundle, the same in both programs.
public enum VerifyCommand {
  /// Its options.
  public static let options: [OptionSpecification] = PolicyOptions.options + TimeOptions.all + SignerOptions.all

  /// What it does, for help.
  public static let details = """
    The fingerprint must come from the vault's people another way than the bundle: from the bundle alone nobody can tell whether its
    key is theirs. Without one, a whole bundle is "intact", and the exit code is 22. A policy that names the log's key can stand in its place (22 where
    another key signed); its quorum says which cosigners must vouch for the log, and where they do not, the exit code is 24, as for a roster that is
    older than you ask for.
    Integrity is not authenticity, authenticity is not truth: a verified bundle supports what it is used for, and proves no more than
    that these bytes were recorded so, by these keys.
    A timestamp says "existed by", in the word of an authority: it counts where --trust-roots leads to it, and without them time is
    "unverifiable". Somebody with a certificate may have signed too: whether it leads to roots of yours is judged apart, at the time of a timestamp over
    the signature where one counts, else at --at or now. It is told, and changes the exit code only with --require-certificate (22); a signature that
    does not hold is 21 whoever made it. With --at the answer does not depend on the clock: the same bundle, roots and time give the same answer in ten years.
    A sealed bundle (NAME.tar.age) is verified as it is, and nothing is unpacked: its key is read from the file that --identity names, its
    passphrase from --passphrase-file or the terminal.
    """

  /// Verifies the bundle in a folder or a sealed file.
  public static func run(
    _ path: FilePath, fingerprint: Fingerprint?, _ invocation: Invocation, keys: SealedBundleKeys, now: Timestamp
  ) throws(UserError) -> CommandResult {
    let sealed = try keys.open(path)
    if sealed == nil, let proof = try VerifyForkCommand.read(path) {
      return try VerifyForkCommand.result(VerifyForkCommand.proof(proof, path), fingerprint: fingerprint)
    }
    if sealed == nil { try requireFolder(path) }
    let demands = try PolicyOptions(invocation)
    let trust = BundleTrust(
      fingerprint: fingerprint, policy: demands.policy, minimumRoster: demands.minimumRoster,
      certificates: try SignerOptions.trust(invocation), requiresCertificate: invocation.has("require-certificate"))
    let time = try TimeOptions.question(invocation, now: now)
    let report: BundleReport
    do throws(FileError) {
      let now = Timestamp(seconds: time.moment)
      if let sealed {
        report = try BundleVerifier.verify(sealed, trust: trust, time: time, now: now)
      } else {
        report = try BundleVerifier.verify(Folder.open(path), trust: trust, time: time, now: now)
      }
    } catch {
      throw UserError(
        .failed, "The bundle \(path) could not be looked at (\(error.operation): \(error.reason)).",
        safe: "Nothing was changed.", next: "Is the path right, and may you read it?")
    }
    return VerifyDisplay.result(report)
  }

  /// Refuses what can be no bundle, in words.
  private static func requireFolder(_ path: FilePath) throws(UserError) {
    let kind = (try? Folder.open(path.parent).status(path.lastComponent))?.kind
    guard kind == .regular else { return }
    throw UserError(
      .failed, "\(path) is not a folder, and a bundle is one. Nor is it a proof that a log was forked.",
      safe: "Nothing was changed.",
      next:
        "Name the folder that has bundle.json and bagit.txt in it, or the sealed file (NAME.tar.age). What came packed otherwise (zip, tar) has to be unpacked first."
    )
  }
}
