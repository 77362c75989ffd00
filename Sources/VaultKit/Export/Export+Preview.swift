internal import BagIt
internal import Custody
internal import EvidenceBundle
internal import OfficeOpenXML

/// What documents of a dossier would say.
extension Export {
  /// Stands for the export's identifier, which only an export has.
  private static let noExport = "0000-0000-0000-00000"

  func previewed(
    _ request: ExportRequest, _ subjects: [ExportSubject], _ lineage: ExportLineage
  ) throws(VaultError) -> [ExportPreview.Document] {
    guard request.dossier != nil else { return [] }
    guard let export = Identifier(canonical: Self.noExport) else { throw VaultError(.failed, "No identifier is zero.") }
    let source = try ExportSource(session, session.vault.state())
    let documents = try documents(request, subjects, lineage, source, as: export) { place in
      guard request.includesPayloads else { return nil }
      let name = ExhibitName.make(subjects[place], isNameDisclosed: request.disclosed.contains("name"))
      let number = UInt64(request.number(at: place))
      return "\(BundleLayout.payloadFolder)/\(PortableName.make(from: name, number: number))"
    }
    return documents.map(Self.previewed)
  }

  private static func previewed(_ document: BundleDocument) -> ExportPreview.Document {
    let text: String?
    if document.name.hasSuffix(".docx") {
      text = try? WordText(reading: document.bytes).text
    } else {
      text = document.name.hasSuffix(".xlsx") ? nil : String(decoding: document.bytes, as: UTF8.self)
    }
    let shown = text.map { String($0.drop { $0 == "\u{feff}" }.prefix(ExportPreview.Document.maximumText)) }
    return ExportPreview.Document(
      name: document.name, text: shown, isCut: (text?.count ?? 0) > ExportPreview.Document.maximumText)
  }
}
