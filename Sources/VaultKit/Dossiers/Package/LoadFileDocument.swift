internal import Dossiers
internal import EvidenceBundle

/// Files by which document review programs load the exhibits: one in the form of Concordance (fields between U+00FE, separated by U+0014, UTF-8), one
/// as a table.
struct LoadFileDocument {
  private static let columns = ["BEGDOC", "ENDDOC", "NATIVE", "SHA256", "DATE", "CONFIDENTIALITY", "PARENT", "TITLE"]

  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var documents: [BundleDocument] {
    [
      BundleDocument(name: "load-file.dat", bytes: [0xef, 0xbb, 0xbf] + rows.flatMap(Self.line)),
      PackageContext.table("load-file.csv", rows),
    ]
  }

  private var rows: [[String]] {
    [Self.columns]
      + context.exhibits.map { exhibit in
        let parent = exhibit.plan.derivation.flatMap { context.plan.label(of: $0.parent) } ?? ""
        return [
          exhibit.label, exhibit.label, exhibit.path ?? "", exhibit.claim("digest"), Self.date(exhibit),
          context.plan.part == .annex ? "CONFIDENTIAL" : "OPEN", parent, exhibit.title,
        ]
      }
  }

  /// Empty where the time is not known: review programs read dates there, and no words.
  private static func date(_ exhibit: PackageContext.Exhibit) -> String {
    let said = exhibit.claim("collected_at")
    return said.utf8.first.map { (0x30...0x39).contains($0) } ?? false ? said : ""
  }

  /// A line; what ends a field or a line cannot be inside one.
  private static func line(_ cells: [String]) -> [UInt8] {
    let marks: Set<Unicode.Scalar> = ["\u{fe}", "\u{14}", "\r", "\n", "\u{ae}"]
    let clean = cells.map { cell in
      String(String.UnicodeScalarView(cell.unicodeScalars.map { marks.contains($0) ? " " : $0 }))
    }
    return Array((clean.map { "\u{fe}\($0)\u{fe}" }.joined(separator: "\u{14}") + "\r\n").utf8)
  }
}
