public import VaultFiles

/// Which compartment's key, of which generation, for which member.
public struct WrappedKeyPlace: Sendable, Hashable {
  /// The compartment's name.
  public let compartment: String
  /// From 1.
  public let generation: Int
  /// The member's `kid`.
  public let member: String

  /// A place.
  public init(compartment: String, generation: Int, member: String) {
    self.compartment = compartment
    self.generation = generation
    self.member = member
  }

  /// The place that a path below ``VaultLayout/compartments`` names; nil where it is none.
  public init?(_ path: FilePath) {
    let parts = (path.text ?? "").split(separator: "/").map { String($0) }
    guard parts.count == 3, let generation = Int(parts[1]), parts[2].hasSuffix(".age") else { return nil }
    self.init(compartment: parts[0], generation: generation, member: String(parts[2].dropLast(4)))
    guard self.path == path else { return nil }
  }

  /// The file, below ``VaultLayout/compartments``.
  public var path: FilePath {
    VaultLayout.wrappedKey(compartment: compartment, generation: generation, member: member)
  }
}
