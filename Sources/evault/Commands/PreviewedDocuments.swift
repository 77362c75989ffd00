import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What documents of a dossier would say, before they leave.
enum PreviewedDocuments {
  /// Those that repeat what others and the exhibits' events say, for programs or page by page.
  private static let repeating = ["load-file.", "case-uco.", "custody-", "exhibit-index.xlsx"]

  static func text(_ documents: [ExportPreview.Document]) -> String {
    var text = ""
    var isRepeated = false
    for document in documents {
      text += Style.warning("leaves  ") + "dossier/\(document.name)\n"
      guard !repeating.contains(where: document.name.hasPrefix), let words = document.text else {
        isRepeated = true
        continue
      }
      for line in words.split(whereSeparator: \.isNewline) { text += "    \(VisibleText.escape(String(line)))\n" }
      if document.isCut { text += "    … and more.\n" }
    }
    if isRepeated { text += "What the others say, for programs and page by page: --json\n" }
    return text
  }

  static func json(_ documents: [ExportPreview.Document]) -> JSON {
    .array(
      documents.compactMap { document in
        document.text.map {
          .object(["name": .string(document.name), "text": .string($0), "cut": .bool(document.isCut)])
        }
      })
  }
}
