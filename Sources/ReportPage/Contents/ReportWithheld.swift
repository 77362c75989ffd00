/// What is not there, as far as that may be said.
public struct ReportWithheld: Sendable, Hashable {
  /// Names of claims that leave; nil where nothing left.
  public var claims: [String]?
  /// Labels of exhibits whose file stays in the vault.
  public var files: [String] = []
  /// Labels of exhibits of the dossier's other part.
  public var elsewhere: [String] = []
  /// Labels of exhibits that are in no part.
  public var kept: [String] = []
  /// Items that exhibits were made from and that stay in the vault.
  public var origins: [String] = []

  /// Nothing.
  public init() {}
}
