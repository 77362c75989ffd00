public import TransparencyLog

/// What somebody who checks asks for beyond what every vault must hold.
public struct CheckDemands: Sendable {
  /// Which keys may sign the log, where it names any, and whose cosignatures are needed.
  public let policy: LogPolicy?
  /// The least roster version that is taken.
  public let minimumRoster: Int?

  /// What is asked for.
  public init(policy: LogPolicy? = nil, minimumRoster: Int? = nil) {
    self.policy = policy
    self.minimumRoster = minimumRoster
  }
}
