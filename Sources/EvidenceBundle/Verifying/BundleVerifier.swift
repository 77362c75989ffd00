public import Custody
public import Timestamping
public import VaultFiles

/// Verifies a bundle, offline and with no secret. Content never makes it throw: what is wrong with a bundle is in the report.
///
///     let report = try BundleVerifier.verify(folder, trust: .fingerprint(known), now: now)
///     print(report.outcome, report.outcome.exitCode)
public enum BundleVerifier {
  /// What there is to say about the bundle in `folder`. Payloads are read once, on all cores; memory does not grow with their size.
  /// - Parameters:
  ///   - folder: the bundle's top folder. Links in it are never followed, and nothing is opened but what a bundle can have.
  ///   - trust: what is known from elsewhere.
  ///   - time: whom the caller believes about time, and for when they ask; nil for nobody.
  ///   - now: the time, for noticing dates in the future.
  /// - Throws: where the folder could not be looked at: nothing is known about the bundle then.
  public static func verify(
    _ folder: Folder, trust: BundleTrust = .none, time: TimeQuestion? = nil, now: Timestamp
  ) throws(FileError) -> BundleReport {
    try verify(.disk(folder), trust, time, now)
  }

  /// What there is to say about a bundle that is sealed in one file. Nothing of it is unpacked; payloads are read once, on all cores.
  /// - Parameter bundle: opened already.
  /// - Throws: as ``verify(_:trust:time:now:)``.
  public static func verify(
    _ bundle: SealedBundle, trust: BundleTrust = .none, time: TimeQuestion? = nil, now: Timestamp
  ) throws(FileError) -> BundleReport {
    try verify(bundle.folder, trust, time, now)
  }

  private static func verify(
    _ folder: SourceFolder, _ trust: BundleTrust, _ time: TimeQuestion?, _ now: Timestamp
  ) throws(FileError) -> BundleReport {
    let question = time ?? TimeQuestion(trust: nil, moment: now.seconds)
    var inspection = try BundleInspection(folder: folder, trust: trust, question: question, now: now)
    return inspection.report()
  }
}
