/// Something that a policy asks for and a checkpoint lacks.
public enum PolicyGap: Hashable, Sendable, CustomStringConvertible {
  /// No known key of the log with this origin signed; the log may be unknown altogether.
  case logSignature(origin: NoteLine)
  /// This witness is the quorum and did not cosign.
  case witness(PolicyName)
  /// This group is short: `present` of its members witnessed where `needed` must; `absent` did not.
  case group(PolicyName, present: Int, needed: Int, absent: [PolicyName])

  /// What is missing, in a sentence's part.
  public var description: String {
    switch self {
    case .logSignature(let origin): "no known key signed for log \(origin)"
    case .witness(let name): "witness \(name) did not cosign"
    case .group(let name, let present, let needed, let absent):
      "group \(name) has \(present) of \(needed), without \(absent.map(\.description).joined(separator: ", "))"
    }
  }
}
