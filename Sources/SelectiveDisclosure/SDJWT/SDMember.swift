/// A claim to issue: a member of an object.
///
///     SDMember("witness", .plain("A. B."), isDisclosable: true)
public struct SDMember: Sendable {
  /// The name; not `_sd`, `...` or `_sd_alg`.
  public let name: String
  /// The value.
  public let value: SDValue
  /// Whether the holder may withhold it: then only its digest is signed (RFC 9901 §4.2.1).
  public let isDisclosable: Bool

  /// A claim.
  public init(_ name: String, _ value: SDValue, isDisclosable: Bool = false) {
    self.name = name
    self.value = value
    self.isDisclosable = isDisclosable
  }
}
