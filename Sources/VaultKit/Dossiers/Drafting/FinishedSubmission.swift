public import Custody
public import Dossiers
public import FinishedTexts
internal import VaultCrypto
public import VaultFiles

/// A lawyer's finished text: held against the exhibits, and brought in as the dossier's submission.
public struct FinishedSubmission: Sendable {
  /// What was found in it.
  public struct Report: Sendable {
    /// What kind of file it is.
    public let format: FinishedText.Format
    /// How many citations it has.
    public let citationCount: Int
    /// What of them is not right.
    public let findings: [CitationFinding]
    /// What else is in the file that should not leave by accident.
    public let notices: [FinishedNotice]

    /// Whether nothing stops it, but for what a person decides.
    public let permits: Bool
  }

  /// The part that the text goes with.
  public let part: DossierPart
  private let session: UnlockedVault

  /// Submissions of this member's dossiers.
  public init(_ session: UnlockedVault, part: DossierPart = .open) {
    self.session = session
    self.part = part
  }

  /// Holds a file against a dossier. Nothing is written.
  /// - Throws: `.usage` for a file that is no text document or has no text that can be read; `.failed` for one that goes with the open part, and holds
  ///   what only the addressee may read.
  public func review(_ bytes: [UInt8], _ kept: KeptDossier) throws(VaultError) -> Report {
    guard bytes.count <= Export.maximumSubmission else {
      throw VaultError(
        .usage, "The file is too long for a submission: at most 64 MiB.", safe: "Nothing was changed.",
        next: "Make its pictures smaller, or cite them as exhibits.")
    }
    let text: FinishedText
    do throws(FinishedTextError) { text = try FinishedText(reading: bytes) } catch {
      throw VaultError(.usage, error.description, safe: "Nothing was changed.", next: error.next)
    }
    let facts = try DossierFactsReading(session).facts(of: kept)
    let hasOpenPart = facts.exhibits.values.contains { kept.profile.place(of: $0) == .open }
    if part == .open, hasOpenPart { try ConfidentialText(kept).require(notIn: text.text) }
    let withheld = Set(
      facts.exhibits.filter { kept.profile.markings.place(of: $0.value.marking ?? "open") == .withheld }.keys)
    let own = DossierDraft.withoutExplanation(text.text, of: kept.dossier)
    guard let search = CitationSearch(own, prefix: kept.dossier.exhibitPrefix) else {
      throw VaultError(.failed, "The dossier's exhibits have no prefix that can be looked for.")
    }
    let review = CitationReview(
      search, prefix: kept.dossier.exhibitPrefix, exhibits: kept.dossier.standings(withheld: withheld))
    return Report(
      format: text.format, citationCount: search.found.count, findings: review.findings, notices: text.notices,
      permits: review.permits)
  }

  /// Brings the file in and makes it the dossier's submission.
  /// - Parameter digest: of the bytes that were reviewed: what changed since is not taken.
  public func accept(_ file: FilePath, reviewed bytes: [UInt8], _ kept: KeptDossier) throws(VaultError) -> Identifier {
    let compartment = kept.event.compartment
    var record = PersonalRecord()
    record.type = .document
    let report = try Intake(session).run(IntakeRequest(paths: [file], compartment: compartment, record: record))
    guard report.added.count == 1, let item = report.added.first else {
      throw report.failure
        ?? VaultError(.failed, "The file was not brought in.", safe: "The dossier is as it was.")
    }
    guard item.digest == SHA256.hash(bytes) else {
      throw VaultError(
        .failed, "The file changed while it was read: what came in as \(item.item) is not what was checked.",
        safe: "The dossier is as it was.", next: "Run the command again.")
    }
    let name = item.item.description
    do throws(VaultError) {
      _ = try DossierWriting(session).change(kept.id, reason: "finished text") { dossier throws(DossierError) in
        switch part {
        case .open: dossier.submission = name
        case .annex: dossier.annexText = name
        }
      }
    } catch {
      throw VaultError(
        error.kind, "The file came in as \(item.item), but is not the dossier's submission yet: \(error.message)",
        safe: "The item is safe, and the dossier is as it was.", next: "Run the command again with the same file.")
    }
    return item.item
  }

  /// Takes the text of this part out of the dossier; the item stays.
  /// - Returns: the dossier as it is now.
  /// - Throws: `.usage` where it has none.
  public func drop(_ kept: KeptDossier) throws(VaultError) -> KeptDossier {
    guard (part == .open ? kept.dossier.submission : kept.dossier.annexText) != nil else {
      throw VaultError(
        .usage, "The dossier has no finished text for \(part == .open ? "its open part" : "its annex").",
        safe: "Nothing was changed.", next: "See: evault dossier show")
    }
    return try DossierWriting(session).change(kept.id, reason: "finished text taken back") {
      dossier throws(DossierError) in
      switch part {
      case .open: dossier.submission = nil
      case .annex: dossier.annexText = nil
      }
    }.kept
  }
}
