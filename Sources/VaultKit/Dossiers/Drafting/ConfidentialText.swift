internal import Dossiers

/// What only the addressee may read of a dossier's text: it has no place in a text that goes with the open part.
struct ConfidentialText {
  /// Shorter lines say nothing that could not stand anywhere.
  private static let shortest = 20

  private let headings: [String]
  private let lines: [String]

  init(_ kept: KeptDossier) {
    let sections = kept.profile.sections.filter { $0.part == .annex }
    headings = sections.map { Self.folded($0.title) }
    lines = sections.flatMap { section in
      let answers = section.fields.compactMap { kept.dossier.answers[FieldPlace(section.name, $0.name)] }
      return ([kept.dossier.texts[section.name]].compactMap(\.self) + answers)
        .flatMap { $0.split(separator: "\n") }.map(Self.folded).filter { $0.count >= Self.shortest }
    }
  }

  /// - Throws: `.failed` where the heading of such a section stands in a line of its own, or a line of what the dossier has for it stands anywhere.
  func require(notIn text: String) throws(VaultError) {
    let folded = Self.folded(text)
    let isHeaded = text.split(whereSeparator: \.isNewline).contains { headings.contains(Self.folded($0)) }
    guard isHeaded || lines.contains(where: folded.contains) else { return }
    throw VaultError(
      .failed, "The finished text holds what only the addressee may read, and would go with the open part.",
      safe: "Nothing left the vault.",
      next: "Take that out into a file of its own, and take both in: evault dossier final, evault dossier final --annex"
    )
  }

  /// Without capitals, and one space for any white space: word processors break lines where they like.
  private static func folded(_ text: some StringProtocol) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
