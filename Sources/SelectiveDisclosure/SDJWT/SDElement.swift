/// An array element to issue.
public struct SDElement: Sendable {
  /// The value.
  public let value: SDValue
  /// Whether the holder may withhold it: then `{"...": digest}` is signed in its place (RFC 9901 §4.2.2).
  public let isDisclosable: Bool

  /// An element.
  public init(_ value: SDValue, isDisclosable: Bool = false) {
    self.value = value
    self.isDisclosable = isDisclosable
  }
}
