internal import HTML
internal import Translations

/// The page that people open to see what a bundle, a dossier or an item is (Schemas/README.md §4, *Report*): one file without anything from elsewhere and
/// without a script. It shows what it is given, and proves nothing.
///
///     let page = ReportPage(contents)
///     try page.write { bytes in try file.write(bytes) }
public struct ReportPage: Sendable {
  /// What it is called in a bundle.
  public static let fileName = "report.html"

  let contents: ReportContents
  let table: StringTable

  /// A page.
  public init(_ contents: ReportContents) {
    self.contents = contents
    table = StringTable(contents.language)
  }

  /// The page in UTF-8, in one piece.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }

  /// What the page is at most without its exhibits, in bytes: those that are in the contents are not counted.
  public var frameBound: Int {
    var contents = contents
    contents.exhibits = []
    // Sentences of pages with very many exhibits, the headings of their lists, and the first and the last time.
    return ReportPage(contents).bytes.count + 8_192
  }

  /// What one exhibit adds to a page, in bytes: never less than it will be.
  public func bound(of exhibit: ReportExhibit) -> Int {
    // A line in the list above, who signed, and the label among those whose file stays.
    let actors = exhibit.custody.actors.reduce(0) { $0 + actor($1).html.utf8.count + 2 }
    let label = Markup.evidence(exhibit.label).html.utf8.count + 2
    return card(exhibit).html.utf8.count + index(exhibit).html.utf8.count + actors + label
  }

  /// Gives the page piece by piece, an exhibit at most in each, so that it is never in memory as a whole. The same contents give the same bytes.
  public func write<Failure: Error>(_ output: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    func put(_ piece: Markup) throws(Failure) { try output(Array(piece.html.utf8)) }
    let title = [table["report.title"], contents.title, contents.identifier].compactMap(\.self).joined(separator: " – ")
    let page = Page(
      title: title, language: contents.language.rawValue, direction: contents.language.direction,
      style: String(decoding: PackageResources.report_css, as: UTF8.self))
    try output(page.beginning)
    // The elements around many pieces begin in one and end in another.
    let (opening, closing) = Markup.halves(of: .main)
    try put(opening + cover + notice + navigation + summary)
    let (start, end) = Markup.halves(of: .section, [.labelled(by: "exhibits")])
    try put(start + heading("exhibits", "report.exhibits.title") + exhibitsLead)
    for exhibit in contents.exhibits where exhibit.extent != .line { try put(card(exhibit)) }
    try put(lines(contents.exhibits.filter { $0.extent == .line }))
    try put(end + graphSection + matrixSection + withheldSection + verifySection + closing)
    try output(Page.ending)
  }
}
