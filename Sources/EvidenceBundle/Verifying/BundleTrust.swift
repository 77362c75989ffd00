public import Custody
public import TransparencyLog

/// What the person who verifies knows from elsewhere: never from the bundle itself.
public enum BundleTrust: Sendable {
  /// Nothing: a bundle can then be intact, but from anybody.
  case none
  /// The vault's fingerprint.
  case fingerprint(Fingerprint)
  /// The log's key, and perhaps cosigners and their quorum. A log key is named after its vault's fingerprint, which it so vouches for.
  case policy(LogPolicy)
}
