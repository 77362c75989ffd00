/// A step from a value to one inside it.
enum PathStep: Hashable, Sendable {
  case field(String)
  case entry(Int)
}
