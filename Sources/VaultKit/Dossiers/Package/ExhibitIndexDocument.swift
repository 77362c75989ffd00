internal import Custody
internal import Dossiers
internal import EvidenceBundle

/// The list of exhibits: what a reader of the submission looks a number up in.
struct ExhibitIndexDocument {
  private static let columns = [
    "exhibit", "title", "file", "item", "kind", "media type", "bytes", "SHA-256", "collected", "recorded", "marking",
    "made from", "originator control", "consent",
  ]

  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  func documents() throws(VaultError) -> [BundleDocument] {
    [
      PackageContext.table("exhibit-index.csv", rows),
      BundleDocument(name: "exhibit-index.xlsx", bytes: try DossierDraft.workbook(rows)),
    ]
  }

  /// The table, its heading first.
  var rows: [[String]] {
    [Self.columns]
      + context.exhibits.map { exhibit in
        [
          exhibit.label, exhibit.title, exhibit.path ?? "not in this bundle", exhibit.plan.exhibit.item,
          exhibit.claim("item_type"), exhibit.claim("media_type"), exhibit.claim("size"), exhibit.claim("digest"),
          exhibit.claim("collected_at"), exhibit.intake?.statement.recorded.description ?? "",
          Self.marking(context.plan.part), exhibit.plan.derivation?.kind ?? "",
          exhibit.plan.isOriginatorControlled ? PackageContext.originatorControl : "",
          context.namesSources ? Self.consent(exhibit.plan.facts.consent) : "",
        ]
      }
  }

  private static func marking(_ part: DossierPart) -> String {
    switch part {
    case .open: "open"
    case .annex: "confidential: for the addressee alone"
    }
  }

  private static func consent(_ consent: ExhibitFacts.Consent) -> String {
    switch consent {
    case .notNeeded: "nobody is recorded whom it comes from"
    case .granted: "given for this purpose and addressee"
    case .refused, .withoutSource: "not given"
    }
  }
}
