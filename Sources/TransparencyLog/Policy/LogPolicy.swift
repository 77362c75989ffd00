/// Which logs are known, and which witnesses must have cosigned a checkpoint (c2sp.org/tlog-policy).
///
///     log example.com/log+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
///
///     witness X1 <vkey>
///     witness X2 <vkey> https://x2.example/
///     group X any X1 X2
///     quorum X
public struct LogPolicy: Hashable, Sendable {
  /// A log line.
  public struct Log: Hashable, Sendable {
    /// The key, of type `ed25519`; its name is the log's origin.
    public let key: NoteVerifierKey
    /// The octets of the URL, if any; opaque.
    public let url: [UInt8]?
  }

  /// A witness line.
  public struct Witness: Hashable, Sendable {
    /// The name within the policy.
    public let name: PolicyName
    /// The key, of type `cosignatureV1`.
    public let key: NoteVerifierKey
    /// The octets of the URL, if any; opaque.
    public let url: [UInt8]?
  }

  /// A group line.
  public struct Group: Hashable, Sendable {
    /// The name within the policy.
    public let name: PolicyName
    /// How many members must have witnessed: 1 for `any`, all for `all`.
    public let threshold: Int
    /// Witnesses and earlier groups; each name is a member of one group at most.
    public let members: [PolicyName]
  }

  /// The longest policy: 1 MiB.
  public static let maximumByteCount = 1 << 20
  /// The most logs, the most witnesses and the most groups: 1,024 of each.
  public static let maximumDefinitionCount = 1024

  /// The logs, in the order of their lines; may be empty.
  public let logs: [Log]
  /// The witnesses, in the order of their lines.
  public let witnesses: [Witness]
  /// The groups, each after its members.
  public let groups: [Group]
  /// The witness or group that must have witnessed; nil for `quorum none`.
  public let quorum: PolicyName?

  /// Parses a policy.
  ///
  /// Throws `malformedPolicy`, with the line's number, for anything the standard does not allow: other octets or keywords, a last
  /// line without newline, names used before their definition, defined twice, or in two groups, keys of the wrong type or
  /// listed twice, thresholds out of bounds, not exactly one quorum. Throws `limitExceeded` above the bounds of this module.
  public init(_ bytes: [UInt8]) throws(TransparencyLogError) {
    var parser = PolicyParser()
    self = try parser.parse(bytes)
  }

  init(logs: [Log], witnesses: [Witness], groups: [Group], quorum: PolicyName?) {
    self.logs = logs
    self.witnesses = witnesses
    self.groups = groups
    self.quorum = quorum
  }
}
