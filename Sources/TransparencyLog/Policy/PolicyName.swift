/// The name of a witness or group within a policy: any octets but white space and control characters, compared as they are
/// (c2sp.org/tlog-policy, Character set).
public struct PolicyName: Hashable, Sendable, CustomStringConvertible {
  /// The octets; one or more.
  public let octets: [UInt8]

  init(_ octets: some Collection<UInt8>) { self.octets = Array(octets) }

  /// The name as text; octets that are not UTF-8 are replaced.
  public var description: String { String(decoding: octets, as: UTF8.self) }
}
