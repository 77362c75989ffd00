internal import Custody

/// The compartment's key that a record was opened with.
struct SealedTo {
  let compartment: String
  let generation: Int

  init?(_ event: CustodyEvent) {
    guard let compartment = event.compartment, let generation = event.generation else { return nil }
    self.compartment = compartment
    self.generation = generation
  }
}
