public import Custody

/// One thing that a check found.
public struct CheckFinding: Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    /// The vault is not what it should be.
    case failure
    /// Worth knowing; nothing is wrong.
    case notice
  }

  /// Stable codes.
  public enum Code: String, Sendable, CaseIterable {
    case formatTextChanged = "format-text-changed"
    case objectDamaged = "object-damaged"
    case objectMissing = "object-missing"
    case erased
    case shredded
    case erasureIncomplete = "erasure-incomplete"
    case grantUnknown = "grant-unknown"
    case grantMissing = "grant-missing"
    /// What lies where a wrapped key should has not the form of one.
    case grantDamaged = "grant-damaged"
    case objectShared = "object-shared"
    case entryRepeated = "entry-repeated"
    case erasedUnderHold = "erased-under-hold"
    case objectUnreferenced = "object-unreferenced"
    case unexpectedFile = "unexpected-file"
    case entryMalformed = "entry-malformed"
    case tileDamaged = "tile-damaged"
    case rootMismatch = "root-mismatch"
    case logUnreadable = "log-unreadable"
    case checkpointInvalid = "checkpoint-invalid"
    case checkpointKeptInvalid = "kept-checkpoint-invalid"
    case cosignatureInvalid = "cosignature-invalid"
    /// A cosignature says a time that is still to come.
    case cosignatureInFuture = "cosignature-in-future"
    case policyNotMet = "policy-not-met"
    case quorumMissing = "quorum-missing"
    case quorumBehind = "quorum-behind"
    case rosterTooOld = "roster-too-old"
    case rosterInvalid = "roster-invalid"
    case fingerprintMismatch = "fingerprint-mismatch"
    case rolledBack = "rolled-back"
    case forked = "forked"
    case tombstoneInvalid = "tombstone-invalid"
    case keyInvalid = "key-invalid"
    /// A field vault's invitation is missing, or not the one that its roster names.
    case invitationInvalid = "invitation-invalid"
    case recordDamaged = "record-damaged"
    case recordNotCleared = "record-not-cleared"
    /// A thin vault does not have a record that its entry names behind another.
    case recordElsewhere = "record-elsewhere"
    case eventRefused = "event-refused"
    case eventDoubted = "event-doubted"
    case eventHeadWrong = "event-head-wrong"
    case chainBroken = "chain-broken"
    /// A record is not what its schema asks for, or not about what it corrects.
    case recordUnfit = "record-unfit"
    /// What a record of an organisation's own type must say cannot be read.
    case schemaUnread = "schema-unread"
    /// A record names what is not there.
    case referenceUnknown = "reference-unknown"
    case payloadDamaged = "payload-damaged"
    case timestampMissing = "timestamp-missing"
    case timestampRefused = "timestamp-refused"
    /// A timestamp says an earlier time than the log does of an entry that it covers.
    case timestampBeforeEntry = "timestamp-before-entry"
    case timeUnverifiable = "time-unverifiable"
    case timeNotEstablished = "time-not-established"
    /// A file of a mirror that is no object is missing, or not what was brought.
    case mirrorFileDamaged = "mirror-file-damaged"
    /// Files of a mirror are not locked as it is to lock them.
    case mirrorFileUnlocked = "mirror-file-unlocked"
    /// Locks of a mirror's files end soon.
    case mirrorLockEnds = "mirror-lock-ends"

    /// Whether it is by itself why a vault cannot be opened with keys.
    var keepsClosed: Bool {
      switch self {
      case .logUnreadable, .checkpointInvalid, .rosterInvalid, .rolledBack, .forked: true
      default: false
      }
    }

    /// Which kind of failure it is, for the exit code.
    var outcome: CheckReport.Outcome {
      switch self {
      case .objectMissing, .rolledBack, .forked, .quorumMissing, .rosterTooOld, .timestampMissing, .mirrorFileUnlocked:
        .incomplete
      case .timeNotEstablished: .timeNotEstablished
      case .checkpointInvalid, .checkpointKeptInvalid, .rosterInvalid, .tombstoneInvalid, .eventRefused,
        .invitationInvalid, .erasedUnderHold, .cosignatureInvalid:
        .badSignature
      case .fingerprintMismatch, .policyNotMet: .notTrusted
      default: .corrupt
      }
    }
  }

  /// What was found.
  public let code: Code
  /// How much it matters.
  public let severity: Severity
  /// The file, below the vault.
  public let path: String
  /// The item, where it is known.
  public let item: Identifier?
  /// What it means, in plain words.
  public let message: String
}
