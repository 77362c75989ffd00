public import Custody
public import VaultCrypto

/// Why an entry's event could not be read.
public struct EventFailure: Error, Sendable {
  /// The reasons.
  public enum Reason: Sendable, Equatable {
    /// Its record object is not there.
    case missing
    /// Its record object was erased, and a tombstone says so.
    case erased
    /// It was sealed to a compartment whose keys were destroyed, and a tombstone says so.
    case shredded
    /// It is sealed to a compartment that this member is not cleared for.
    case notCleared
    /// Its record object is damaged: it does not open, or its padding is wrong.
    case damaged(String)
    /// It opens, but is not what log and roster say.
    case refused(CustodyError)
  }

  /// Whether something is wrong: not what is only sealed to others, or gone by intent.
  public var isDamage: Bool {
    switch reason {
    case .missing, .damaged, .refused: true
    case .erased, .shredded, .notCleared: false
    }
  }

  /// The entry's index.
  public let index: UInt64
  /// The record object.
  public let object: SHA256Digest
  /// The reason.
  public let reason: Reason
}
