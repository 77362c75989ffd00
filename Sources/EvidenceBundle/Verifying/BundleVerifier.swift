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
    let question = time ?? TimeQuestion(trust: nil, moment: now.seconds)
    var inspection = try BundleInspection(folder: folder, trust: trust, question: question, now: now)
    return inspection.report()
  }
}
