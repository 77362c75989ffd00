/// How much of who the person is goes with it: each form tells more than the one before (Schemas/README.md §3.14).
public enum DisclosureForm: String, Sendable, Hashable, CaseIterable, Comparable {
  /// Counted with others only.
  case aggregate
  /// Under a pseudonym.
  case pseudonymous
  /// As the person they are.
  case identified

  /// Whether it tells less.
  public static func < (left: Self, right: Self) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
