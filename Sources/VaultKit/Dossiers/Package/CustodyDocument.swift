internal import Custody
internal import Dossiers
internal import EvidenceBundle
internal import SelectiveDisclosure

/// The chain of custody of an exhibit, for people. What counts are the signed events in `custody/`.
struct CustodyDocument {
  private static let told = ["digest", "size", "media_type", "collected_at", "reason"]

  private let context: PackageContext
  private let exhibit: PackageContext.Exhibit

  init(_ context: PackageContext, _ exhibit: PackageContext.Exhibit) {
    self.context = context
    self.exhibit = exhibit
  }

  var document: BundleDocument {
    var paragraphs = [
      "CHAIN OF CUSTODY OF \(exhibit.label)",
      "Item \(exhibit.plan.exhibit.item), as the custody log of the vault \(context.vault) has it.",
      "This page is for reading. What it says is in the signed events in custody/, which evault-verify checks. Times are those of the signers' clocks. Events later than those in this bundle may exist.",
    ]
    for (place, event) in exhibit.events.enumerated() {
      var lines = [
        "\(place + 1).  \(event.statement.recorded)  \(event.disclosed["action"]?.stringValue ?? event.statement.type.rawValue)",
        "    by \(event.signer.label) (\(event.signer.role.rawValue)), entry \(event.index) of \(event.origin == nil ? "the log" : "a field vault's log")",
      ]
      for name in Self.told {
        let value = ProvenanceClaims.text(event.disclosed[name])
        if !value.isEmpty { lines.append("    \(name): \(value)") }
      }
      paragraphs.append(lines.joined(separator: "\n"))
    }
    let number = String(exhibit.plan.exhibit.number)
    let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
    return PackageContext.text("custody-\(padded).txt", paragraphs)
  }
}
