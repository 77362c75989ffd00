public import Age

/// The opened key of a compartment, of one generation.
public struct CompartmentKey: Sendable {
  /// The compartment's name.
  public let id: String
  /// From 1.
  public let generation: Int
  /// Opens what was sealed to that generation.
  public let identity: X25519Identity

  /// A key.
  public init(id: String, generation: Int, identity: X25519Identity) {
    self.id = id
    self.generation = generation
    self.identity = identity
  }
}
