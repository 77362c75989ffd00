internal import Consent
public import Custody
public import Dossiers
internal import EvidenceBundle
internal import SelectiveDisclosure

/// What of a dossier leaves in one bundle, and what is written about it.
public struct DossierPlan: Sendable {
  /// An exhibit that leaves, and what is said of it beside its events.
  struct Exhibit: Sendable {
    let exhibit: DossierExhibit
    let item: Identifier
    let facts: ExhibitFacts
    /// The person it comes from, by their pseudonym, where one is known.
    let persons: [String]
    /// What it was made from, and what was removed.
    let derivation: Derived?
    /// Whether somebody has a say in where it goes, by a record of how it, or what it was made from, was acquired.
    let isOriginatorControlled: Bool
  }

  /// What an exhibit was made from.
  struct Derived: Sendable {
    let parent: String
    /// The record that says so.
    let record: Identifier
    /// The entry of its newest version; nil where it came from the field, so that no bundle can show it.
    let newest: UInt64?
    let kind: String
    /// Each with why.
    let removed: [(what: String, why: String)]
  }

  /// The dossier.
  public let kept: KeptDossier
  /// Which part of it.
  public let part: DossierPart
  /// The log's size before any of this was read.
  let logSize: UInt64
  let exhibits: [Exhibit]
  /// Exhibits of the other part, by number.
  let elsewhere: [Int]
  /// Exhibits that the profile keeps back by their marking, by number.
  let withheld: [Int]
  /// What the exhibits were made from, and what that was made from, by item.
  let derivations: [Identifier: Derived]
  /// Whether it has only what was in no bundle before.
  let isSupplement: Bool
  /// What changed since the bundles before of this part; nil where there is none.
  let changes: SupplementChanges?
  /// Exhibits of this part that are in other volumes, by number.
  private(set) var otherVolumes: [Int: BundleVolume] = [:]

  /// Whether the dossier has no exhibits of the other part.
  public var isAlone: Bool { elsewhere.isEmpty }

  /// The exhibits' items, in the order of their numbers.
  public var items: [Identifier] { exhibits.map(\.item) }

  /// Whether documents of a part tell whom its exhibits come from, by whatever record: in an annex whose claims have `source`.
  static func namesSources(_ part: DossierPart, disclosing claims: Set<String>) -> Bool {
    part == .annex && claims.contains("source")
  }

  /// Claims of events that leave: those that the profile has open, and in the annex those for the annex.
  public var claims: [String] {
    kept.profile.claims(in: part)
  }

  /// The finished text that goes along: the one for the addressee alone with the annex, and the other with the open part, or with the annex
  /// where that is all there is.
  public var submission: Identifier? {
    let text =
      switch part {
      case .open: kept.dossier.submission
      case .annex: kept.dossier.annexText ?? (isAlone ? kept.dossier.submission : nil)
      }
    return text.flatMap(Identifier.init(canonical:))
  }

  /// Items and records whose events show what the exhibits were made from.
  var lineageSubjects: [Identifier] {
    derivations.values.flatMap { [Identifier(canonical: $0.parent), $0.record].compactMap(\.self) }
  }

  /// The claim `dossier` of an export's authorisation.
  func claim(submission: Identifier?) -> JSONObject {
    var claim: JSONObject = [
      "dossier": .string(kept.id.description), "version": .string(kept.event.statement.event.description),
      "part": .string(part.rawValue), "numbers": .array(exhibits.map { .integer($0.exhibit.number) }),
    ]
    claim["submission"] = submission.map { .string($0.description) }
    return claim
  }

  /// The same without these exhibits.
  func without(_ items: Set<Identifier>) -> DossierPlan {
    DossierPlan(
      kept: kept, part: part, logSize: logSize, exhibits: exhibits.filter { !items.contains($0.item) },
      elsewhere: elsewhere, withheld: withheld, derivations: derivations, isSupplement: isSupplement, changes: changes)
  }

  /// What of it is in one volume.
  func volume(_ place: Int, of plan: VolumePlan) -> DossierPlan {
    var volume = only(plan.volumes[place])
    for (other, range) in plan.volumes.enumerated() where other != place {
      for exhibit in exhibits[range] { volume.otherVolumes[exhibit.exhibit.number] = plan.volume(other) }
    }
    return volume
  }

  /// The same with these exhibits alone.
  func only(_ range: Range<Int>) -> DossierPlan {
    DossierPlan(
      kept: kept, part: part, logSize: logSize, exhibits: Array(exhibits[range]), elsewhere: elsewhere,
      withheld: withheld, derivations: derivations, isSupplement: isSupplement, changes: changes)
  }

  /// How an item is named that is an exhibit here, or in another volume.
  func label(of item: String) -> String? {
    if let here = exhibits.first(where: { $0.exhibit.item == item }) { return kept.dossier.label(here.exhibit.number) }
    guard let other = kept.dossier.exhibits.first(where: { $0.item == item }),
      let volume = otherVolumes[other.number]
    else { return nil }
    return "\(kept.dossier.label(other.number)), in volume \(volume)"
  }
}
