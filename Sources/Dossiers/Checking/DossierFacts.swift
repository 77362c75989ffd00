/// What a check of a dossier needs to know of the vault.
public struct DossierFacts: Sendable, Hashable {
  /// A contradiction between links that a subject has part in.
  public struct Contradiction: Sendable, Hashable {
    /// In words.
    public let sentence: String
    /// Whether it follows from what was recorded, or only probably.
    public let isProven: Bool
    /// The links' records.
    public let links: [String]

    /// A contradiction.
    public init(sentence: String, isProven: Bool, links: [String]) {
      self.sentence = sentence
      self.isProven = isProven
      self.links = links
    }
  }

  /// Of each exhibit in use, by its number.
  public var exhibits: [Int: ExhibitFacts] = [:]
  /// What is wrong with its numbers and names, in sentences.
  public var faults: [String] = []
  /// Subjects that cannot be read.
  public var missingSubjects: Set<String> = []
  /// The newest year in which an incident that a subject is tied to may have been; nil where none is dated.
  public var newestConduct: Int?
  /// The year now.
  public var year: Int
  /// What contradicts each other about the subjects.
  public var contradictions: [Contradiction] = []
  /// The version of the profile that is newest now.
  public var newestProfile: Int?

  /// Nothing known but the year.
  public init(year: Int) { self.year = year }
}
