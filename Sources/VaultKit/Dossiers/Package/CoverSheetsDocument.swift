internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import OfficeOpenXML

/// A sheet to print and put before each exhibit.
struct CoverSheetsDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  func document() throws(VaultError) -> BundleDocument {
    let blocks = context.exhibits.enumerated().flatMap { place, exhibit in
      (place == 0 ? [] : [WordBlock.pageBreak]) + sheet(exhibit)
    }
    let document = WordDocument(
      title: "Exhibits", language: "en", marking: context.plan.part == .annex ? "CONFIDENTIAL" : nil, created: nil,
      blocks: blocks)
    do throws(OfficeError) {
      return BundleDocument(name: "cover-sheets.docx", bytes: try document.bytes())
    } catch {
      throw VaultError(.failed, "The cover sheets could not be made: \(error).", safe: "Nothing left the vault.")
    }
  }

  private func sheet(_ exhibit: PackageContext.Exhibit) -> [WordBlock] {
    var rows = [
      ["File", exhibit.path ?? "not in this bundle"], ["SHA-256", exhibit.claim("digest")],
      ["Bytes", exhibit.claim("size")], ["Media type", exhibit.claim("media_type")],
      ["Kind", exhibit.claim("item_type")], ["Collected", exhibit.claim("collected_at")],
      ["Recorded in the vault", exhibit.intake?.statement.recorded.description ?? ""],
      ["Made from", exhibit.plan.derivation.map { "\($0.kind) of \(context.name(ofOrigin: $0, exhibit))" } ?? ""],
      ["Item", exhibit.plan.exhibit.item], ["Bundle", context.export.description],
    ].filter { !$0[1].isEmpty }
    if exhibit.plan.isOriginatorControlled {
      rows.append(["Originator control", PackageContext.originatorControl])
    }
    let title = exhibit.title
    return [.title(exhibit.label)] + (title.isEmpty ? [] : [.heading(.one, title)])
      + [
        .table(WordTable(columns: [.init("Exhibit", width: 1), .init(exhibit.label, width: 3)], texts: rows)),
        .paragraph([.italic("This sheet helps to find the exhibit. What counts are the signed events in custody/.")]),
      ]
  }
}
