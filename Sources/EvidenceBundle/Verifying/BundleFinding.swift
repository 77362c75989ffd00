internal import VaultFiles

/// One thing that a verifier noticed in a bundle.
public struct BundleFinding: Sendable, Hashable {
  /// How much it weighs.
  public enum Severity: String, Sendable {
    /// It decides the outcome.
    case error
    /// It changes nothing, but somebody should know.
    case advisory
  }

  /// What was noticed.
  public let code: BundleFindingCode
  /// The file it is about, relative to the bundle, safe to show; empty for the bundle as a whole.
  public let path: String
  /// The exhibit it is about; nil where it is about none, or about all.
  public let exhibit: Int?
  /// What is wrong, in plain words, and safe to show.
  public let message: String

  /// How much it weighs.
  public var severity: Severity { code.outcome == nil ? .advisory : .error }

  init(_ code: BundleFindingCode, _ path: String = "", exhibit: Int? = nil, _ detail: String = "") {
    self.code = code
    self.path = VisibleText.escape(path)
    self.exhibit = exhibit
    message = code.explanation + (detail.isEmpty ? "" : " (\(VisibleText.escape(detail)))")
  }
}
