public import Custody
internal import TransparencyLog

/// What an event that was recorded in a field vault brings into a bundle: that vault's roster, and the checkpoint its proof leads to, as
/// the event that brought it home discloses them.
public struct BundleField: Sendable {
  let roster: [UInt8]
  let log: FieldLog

  /// A field log, verified, with the roster's bytes that it was made of.
  public init(_ log: FieldLog, roster: [UInt8]) {
    self.log = log
    self.roster = roster
  }

  var fingerprint: Fingerprint { log.rosters.fingerprint }

  /// The files that it needs, with their bytes.
  var files: [(path: String, bytes: [UInt8])] {
    [
      (BundleLayout.fieldRoster(fingerprint), roster),
      (BundleLayout.fieldCheckpoint(fingerprint, size: log.head.size), log.note.bytes),
    ]
  }
}
