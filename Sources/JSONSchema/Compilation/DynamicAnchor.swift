import SelectiveDisclosure

/// A `$dynamicAnchor` in a resource (Core §8.2.2).
struct DynamicAnchor: Hashable, Sendable {
  let resource: Int
  let name: ExactString
}
