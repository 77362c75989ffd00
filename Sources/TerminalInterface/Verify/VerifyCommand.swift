public import Custody
internal import EvidenceBundle
public import Timestamping
internal import TransparencyLog
public import VaultFiles

/// Verifying a bundle, the same in both programs.
public enum VerifyCommand {
  private static let maximumPolicy = 1 << 20

  /// Its options.
  public static let options: [OptionSpecification] =
    [
      .value("policy", nil, "FILE", help: "a log policy (C2SP tlog-policy) that you trust, instead of a fingerprint")
    ] + TimeOptions.all

  /// What it does, for help.
  public static let details = """
    The fingerprint must come from the vault's people another way than the bundle: from the bundle alone nobody can tell whether its
    key is theirs. Without one, a whole bundle is "intact", and the exit code is 22.
    Integrity is not authenticity, authenticity is not truth: a verified bundle supports what it is used for, and proves no more than
    that these bytes were recorded so, by these keys.
    A timestamp says "existed by", in the word of an authority: it counts where --trust-roots leads to it, and without them time is
    "unverifiable". With --at the answer does not depend on the clock: the same bundle, roots and time give the same answer in ten years.
    """

  /// Verifies the bundle in a folder.
  public static func run(
    _ path: FilePath, fingerprint: Fingerprint?, policy: FilePath?, time: TimeQuestion
  ) throws(UserError) -> CommandResult {
    let trust = try trust(fingerprint, policy)
    let report: BundleReport
    do throws(FileError) {
      report = try BundleVerifier.verify(
        Folder.open(path), trust: trust, time: time, now: Timestamp(seconds: time.moment))
    } catch {
      throw UserError(.failed, "The bundle \(path) could not be looked at (\(error.operation): \(error.reason)).")
    }
    return VerifyDisplay.result(report)
  }

  private static func trust(_ fingerprint: Fingerprint?, _ policy: FilePath?) throws(UserError) -> BundleTrust {
    guard let policy else { return fingerprint.map { .fingerprint($0) } ?? .none }
    guard fingerprint == nil else { throw UserError(.usage, "Give a fingerprint or a policy, not both.") }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Folder.open(policy.parent).read(policy.lastComponent, limit: maximumPolicy)
    } catch {
      throw UserError(.failed, "The policy \(policy) cannot be read (\(error.reason)).")
    }
    do throws(TransparencyLogError) { return .policy(try LogPolicy(bytes)) } catch {
      throw UserError(.usage, "\(policy) is not a log policy (\(error.detail)).")
    }
  }
}
