public import Translations

/// What a report shows: values that whoever makes it took from a bundle that is written, or from what a member may read. The page adds nothing to them.
public struct ReportContents: Sendable, Hashable {
  /// What it is about.
  public enum Subject: String, Sendable {
    /// A bundle that has left.
    case bundle
    /// A dossier whose exhibits are in the vault.
    case dossier
    /// An item that is in the vault.
    case item
  }

  /// Which part of a dossier a bundle is.
  public enum Part: String, Sendable {
    case open
    /// For the addressee alone.
    case annex
  }

  /// One of the volumes of an export.
  public struct Volume: Sendable, Hashable {
    /// From 1.
    public let number: Int
    /// How many there are.
    public let count: Int

    /// A volume.
    public init(number: Int, count: Int) {
      self.number = number
      self.count = count
    }
  }

  /// In which language the page speaks; what comes from evidence stays as it is.
  public var language = Language.english
  /// What it is about.
  public var subject: Subject
  /// Which part of a dossier; nil for none.
  public var part: Part?
  /// Which volume; nil for a whole.
  public var volume: Volume?
  /// What kind of submission it is.
  public var title: String?
  /// The identifier of the export, the dossier or the item.
  public var identifier: String
  /// Whom it is for.
  public var recipient: String?
  /// The vault's fingerprint: 64 hexadecimal digits.
  public var vault: String
  /// When it was made, as RFC 3339 has it, in UTC.
  public var created: String
  /// Entries of the custody log.
  public var logSize: UInt64
  /// In the order of their numbers.
  public var exhibits: [ReportExhibit] = []
  /// What ties them together.
  public var graph: ReportGraph?
  /// Which of them bears on which element.
  public var matrix: ReportMatrix?
  /// What is not there.
  public var withheld = ReportWithheld()

  /// A report without exhibits yet.
  public init(subject: Subject, identifier: String, vault: String, created: String, logSize: UInt64) {
    self.subject = subject
    self.identifier = identifier
    self.vault = vault
    self.created = created
    self.logSize = logSize
  }
}
