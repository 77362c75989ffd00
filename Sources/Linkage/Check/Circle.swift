/// Links of one type that lead back to where they began.
public struct Circle: Hashable, Sendable {
  /// The links, each beginning where the one before ends; the one with the smallest identifier first.
  public let links: [Link]
  /// Whether their dates prove a day on which all were in force.
  public let isProven: Bool
}
