public import Custody
public import SelectiveDisclosure

/// What a recipient would see, field by field; nothing is written.
public struct ExportPreview: Sendable {
  /// One item.
  public struct Exhibit: Sendable {
    /// Its number in the bundle.
    public let number: Int
    /// The item.
    public let item: Identifier
    /// Its events.
    public let eventCount: Int
    /// Each claim of its intake, and whether it would be seen.
    public let claims: [(name: String, value: JSON, isDisclosed: Bool)]
  }

  /// The exhibits, in order.
  public let exhibits: [Exhibit]
  /// Whether payloads leave.
  public let includesPayloads: Bool
  /// Who would receive it; nil where nobody said.
  public let recipient: String?
  /// Why; nil where nobody said.
  public let purpose: String?
  /// The classes that the office is said to belong to, with which consents were asked.
  public let recipientClasses: [String]
  /// The consent records that it would rest on.
  public let consents: [String]
  /// What to look at although consent allows it.
  public let remarks: [String]
  /// A document about the exhibits of a dossier.
  public struct Document: Sendable {
    /// The longest text that is shown: 65,536 characters.
    public static let maximumText = 1 << 16

    /// What it is called.
    public let name: String
    /// What it says, a line a paragraph or row; nil for a workbook, whose rows are a table's of the same name.
    public let text: String?
    /// Whether it says more.
    public let isCut: Bool
  }

  /// Documents about the exhibits of a dossier.
  public let documents: [Document]
  /// The finished text that goes along; nil where none does.
  public let submission: Identifier?
  /// Items that exhibits were made from, whose custody is shown and nothing else.
  public let origins: [Identifier]
  /// Numbers of the dossier that consent or marking keeps back.
  public let leftOut: [Int]

  /// What anyone can see of a vault in any bundle of it, beside what is disclosed: each a stable word, and what it says.
  public static let remains: [(word: String, says: String)] = [
    ("log-size", "how many entries the log has"),
    ("signers", "how the vault's members are called who signed"),
    ("missing-numbers", "that numbers are missing where exhibits are not here"),
    ("one-vault", "that bundles come from one vault, by its fingerprint"),
  ]
}
