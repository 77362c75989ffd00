public import Dossiers
internal import OfficeOpenXML

/// A draft of the submission: headings as the profile has them, what the dossier says, and tokens where it cites exhibits. Lawyers go on with it in
/// their own word processor.
public struct DossierDraft: Sendable {
  /// Languages whose lines begin on the right.
  private static let rightToLeft: Set<String> = ["ar", "dv", "fa", "he", "ps", "ur", "yi"]

  private let dossier: Dossier
  private let profile: Profile
  private let titles: [Int: String]
  private let part: DossierPart

  /// A draft.
  /// - Parameters:
  ///   - titles: what exhibits are called, by number.
  ///   - part: which part it goes with: what only the addressee may read is a text of its own.
  public init(_ kept: KeptDossier, titles: [Int: String], part: DossierPart = .open) {
    dossier = kept.dossier
    profile = kept.profile
    self.titles = titles
    self.part = part
  }

  /// Whether there is anything to draft in this part.
  public var hasSections: Bool { profile.sections.contains { $0.part == part } }

  private var language: String { dossier.language ?? profile.language }
  private var isRightToLeft: Bool {
    language.split(separator: "-").first.map { Self.rightToLeft.contains(String($0)) } ?? false
  }

  /// As a text document, `.docx`: no author, no time.
  public func document() throws(VaultError) -> [UInt8] {
    // What the authors call it among themselves stays out of the file's properties.
    let document = WordDocument(
      title: "Submission", language: language, isRightToLeft: isRightToLeft, marking: nil, created: nil,
      blocks: blocks)
    do throws(OfficeError) { return try document.bytes() } catch { throw Self.tooMuch(error) }
  }

  /// The same as Markdown.
  public var markdown: [UInt8] {
    var text = ""
    for block in blocks {
      switch block {
      case .title(let title): text += "# \(Self.plain(title))\n\n"
      case .heading(let level, let title):
        text += String(repeating: "#", count: level.rawValue + 1) + " \(Self.plain(title))\n\n"
      case .paragraph(let runs): text += Self.plain(runs) + "\n\n"
      case .guidance(let runs): text += "> *\(Self.plain(runs))*\n\n"
      case .bullet(let runs): text += "- \(Self.plain(runs))\n"
      case .table(let table):
        text += Self.row(table.columns.map(\.name)) + Self.row(table.columns.map { _ in "---" })
        for row in table.rows { text += Self.row(row.map(Self.plain)) }
        text += "\n"
      case .pageBreak: text += "\n"
      }
    }
    return Array(text.utf8)
  }

  /// The list of exhibits as a workbook.
  /// - Parameter rows: the heading first.
  static func workbook(_ rows: [[String]], isRightToLeft: Bool = false) throws(VaultError) -> [UInt8] {
    // A digest of 64 digits stands in one line.
    let columns = (rows.first ?? []).map { Worksheet.Column($0, width: $0 == "SHA-256" ? 80 : 16) }
    let cells = rows.dropFirst().map { row in row.map { WorkbookCell.text(String($0.prefix(30_000))) } }
    let workbook = Workbook(
      title: "Exhibits", isRightToLeft: isRightToLeft, marking: nil, created: nil,
      sheets: [Worksheet("Exhibits", columns: columns, rows: cells)])
    do throws(OfficeError) { return try workbook.bytes() } catch { throw tooMuch(error) }
  }

  /// The list of exhibits, as far as a draft needs it.
  public func index() throws(VaultError) -> (workbook: [UInt8], table: [UInt8]) {
    let rows =
      [["exhibit", "title", "item", "cited for"]]
      + dossier.exhibitsInUse.map { exhibit in
        [
          dossier.label(exhibit.number), titles[exhibit.number] ?? "", exhibit.item,
          dossier.cited.filter { $0.exhibit == exhibit.number }.map(\.element).reduce(into: [String]()) { all, one in
            if !all.contains(one) { all.append(one) }
          }.joined(separator: "; "),
        ]
      }
    return (
      try Self.workbook(rows, isRightToLeft: isRightToLeft),
      SpreadsheetCSV.mark + rows.flatMap(SpreadsheetCSV.row)
    )
  }

  /// How a draft tells what its tokens are; the one in it is an example, and cites nothing.
  private static func explanation(of dossier: Dossier) -> String {
    "Tokens such as [\(dossier.label(1)), p. 3] name exhibits: keep their form, and evault dossier final can check them."
  }

  /// A finished text without that sentence, where it was left in: lines stay where they are.
  static func withoutExplanation(_ text: String, of dossier: Dossier) -> String {
    text.replacing(explanation(of: dossier), with: "", maxReplacements: 1)
  }

  private static func tooMuch(_ error: OfficeError) -> VaultError {
    VaultError(.failed, "The document could not be made: \(error).", safe: "Nothing was written.")
  }

  private var blocks: [WordBlock] {
    // Neither what its authors call it nor names of items stand in a text that goes out.
    var blocks: [WordBlock] = [.title(profile.title)]
    if part == .annex { blocks.append(.paragraph([.bold("For the addressee alone.")])) }
    if let addressee = dossier.addressee { blocks.append(.paragraph([.plain("To: \(addressee)")])) }
    blocks.append(
      .guidance([
        .plain(
          "\(profile.caution) \(Self.explanation(of: dossier)) Take out what stands in this style before the text goes out."
        )
      ]))
    for section in profile.sections where section.part == part { blocks += self.blocks(of: section) }
    guard part == .open else { return blocks }
    blocks += [.pageBreak, .heading(.one, "Exhibits")]
    blocks.append(
      .table(
        WordTable(
          columns: [.init("Exhibit"), .init("Title", width: 4)],
          texts: dossier.exhibitsInUse.map { [dossier.label($0.number), $0.title ?? ""] })))
    return blocks
  }

  private func blocks(of section: ProfileSection) -> [WordBlock] {
    var blocks: [WordBlock] = [.heading(.one, section.title)]
    let budget = section.words.map { " At most \($0) words." } ?? ""
    blocks.append(.guidance([.plain(section.guidance + budget)]))
    for field in section.fields {
      let answer = dossier.answers[FieldPlace(section.name, field.name)]
      blocks.append(.paragraph([.bold(field.title + ": "), .plain(answer ?? "…")]))
    }
    blocks += Self.paragraphs(dossier.texts[section.name])
    for element in profile.elements where element.section == section.name {
      let argument = dossier.arguments[element.name]
      let tokens = tokens(element.name)
      guard argument?.isArgued ?? !tokens.isEmpty else { continue }
      blocks.append(.heading(.two, element.title))
      blocks.append(.guidance([.plain(element.guidance)]))
      blocks += Self.paragraphs(argument?.text)
      for (bearing, words) in [
        (CitedExhibit.Bearing.supports, "Supported by"), (.against, "Spoken against by"), (.context, "See also"),
      ] {
        let cited = tokens.filter { $0.bearing == bearing }.map(\.token)
        if !cited.isEmpty { blocks.append(.paragraph([.plain("\(words) \(CitationToken.written(cited)).")])) }
      }
    }
    return blocks
  }

  private func tokens(_ element: String) -> [(bearing: CitedExhibit.Bearing, token: CitationToken)] {
    dossier.cited(on: element).compactMap { citation in
      token(citation.exhibit, citation.place).map { (citation.bearing, $0) }
    }
  }

  /// A token; without the place where that is none that a token can have.
  private func token(_ number: Int, _ place: String?) -> CitationToken? {
    CitationToken(prefix: dossier.exhibitPrefix, number: number, place: place)
      ?? CitationToken(prefix: dossier.exhibitPrefix, number: number)
  }

  private static func paragraphs(_ text: String?) -> [WordBlock] {
    (text ?? "").split(separator: "\n").map { .paragraph([.plain(String($0))]) }
  }

  private static func plain(_ runs: [WordRun]) -> String { plain(runs.map(\.text).joined()) }

  /// What Markdown would take for a mark of its own is escaped; brackets stay, for the tokens.
  private static func plain(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "\\`*_#|<>".contains(character) { escaped.append("\\") }
      escaped.append(character == "\n" ? " " : character)
    }
    return escaped
  }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
}
