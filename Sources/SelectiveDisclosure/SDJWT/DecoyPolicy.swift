/// How many digests an object or array shows, so that their number says little about the claims (RFC 9901 §4.2.5). Decoys are
/// added only where something is disclosable.
public struct DecoyPolicy: Hashable, Sendable {
  /// Digests up to a multiple of 16 in objects, no decoys in arrays.
  public static let standard = DecoyPolicy(objectMultiple: 16, arrayMultiple: 1)
  /// No decoys.
  public static let none = DecoyPolicy(objectMultiple: 1, arrayMultiple: 1)
  /// No multiple goes beyond 1024.
  public static let highestMultiple = 1024

  /// An object's `_sd` has a multiple of this number of digests: 1 to 1024.
  public let objectMultiple: Int
  /// An array has a multiple of this number of elements that are digests: 1 to 1024.
  public let arrayMultiple: Int

  /// A policy; numbers outside 1 to 1024 are held to that range.
  public init(objectMultiple: Int, arrayMultiple: Int) {
    self.objectMultiple = min(max(objectMultiple, 1), Self.highestMultiple)
    self.arrayMultiple = min(max(arrayMultiple, 1), Self.highestMultiple)
  }
}
