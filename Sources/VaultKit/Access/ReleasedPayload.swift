public import VaultFiles

/// A payload that was given out, and how.
public struct ReleasedPayload: Sendable {
  /// The item as its intake event describes it.
  public let summary: ItemSummary
  /// The mirror that it came from; nil where it was in the vault.
  public let mirror: String?
  /// The file that has the access event, until it joins the log; nil where it is in the log.
  public let access: FilePath?
}
