public import Custody

/// A bundle that somebody has, with exhibits that a person no longer agrees to.
public struct Recall: Sendable {
  /// The export.
  public let export: Identifier
  /// When it was authorised.
  public let authorised: Timestamp
  /// Whether it was completed: else the bundle was perhaps never given away.
  public let isCompleted: Bool
  /// Who received it.
  public let recipient: String
  /// Why, as it was said then.
  public let purpose: String
  /// The exhibits, by their numbers in the bundle.
  public let exhibits: [(number: Int, item: Identifier)]
  /// Whether it is about the finished text that went along too.
  public let includesSubmission: Bool
}

extension Recall {
  /// Exhibits of a bundle, whatever the reason.
  public init(
    _ bundle: ExportedBundle, exhibits: [(number: Int, item: Identifier)], includesSubmission: Bool
  ) {
    self.init(
      export: bundle.export, authorised: bundle.authorised, isCompleted: bundle.tagManifest != nil,
      recipient: bundle.recipient, purpose: bundle.purpose, exhibits: exhibits,
      includesSubmission: includesSubmission)
  }
}
