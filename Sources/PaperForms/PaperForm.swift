internal import Encodings
public import Translations
internal import VaultCrypto

/// A form to be printed: HTML that stands alone, without scripts and without anything from elsewhere. Each copy bears a number of its own.
///
///     PaperForm(.consent, in: .georgian).html(numbers: ["8Q3T-MZ1K-0VRE-7XA2H"])
public struct PaperForm: Sendable {
  /// What is asked.
  public enum Kind: String, Sendable, CaseIterable {
    /// What a person agrees to.
    case consent
    /// What a person says.
    case interview
    /// Who had a thing, from hand to hand.
    case custody
  }

  private let kind: Kind
  private let paper: PaperSize
  private let table: StringTable

  /// A form.
  public init(_ kind: Kind, in language: Language, on paper: PaperSize = .a4) {
    self.kind = kind
    self.paper = paper
    table = StringTable(language)
  }

  /// Pages of one copy.
  public var pageCount: Int { layout.count }

  /// The copies, one behind the other.
  /// - Parameter numbers: identifiers as files hold them, each for one copy.
  public func html(numbers: [String]) -> String {
    let layout = layout
    let language = table.language
    let style = style
    var text = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)" dir="\(language.direction)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(Base64.padded.encode(SHA256.hash(Array(style.utf8)).bytes))'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width">
      <title>\(MarkupText.escape(table["\(kind.rawValue).title"]))</title>
      <style>\(style)</style>
      </head>
      <body>

      """
    for number in numbers {
      for (place, body) in layout.enumerated() {
        text += page(body, number, place + 1, of: layout.count)
      }
    }
    return text + "</body>\n</html>\n"
  }

  private var layout: [String] {
    let blocks = Blocks(table)
    return switch kind {
    case .consent: ConsentLayout(blocks).pages
    case .interview: InterviewLayout(blocks).pages
    case .custody: CustodyLayout(blocks).pages
    }
  }

  private var isWide: Bool { kind == .custody }

  private var style: String {
    let (width, height) = isWide ? (paper.inner.height, paper.inner.width) : paper.inner
    func millimetres(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)mm" }
    return """
      @page { size: \(paper.name) \(isWide ? "landscape" : "portrait"); margin: 12mm }
      .page { width: \(millimetres(width)); min-height: \(millimetres(height)) }

      """ + String(decoding: PackageResources.form_css, as: UTF8.self)
  }

  private func page(_ body: String, _ number: String, _ place: Int, of count: Int) -> String {
    let shown = "<bdi dir=\"ltr\">\(MarkupText.escape(number))</bdi>"
    let head = """
      <header>
      <div><h1>\(MarkupText.escape(table["\(kind.rawValue).title"]))</h1>
      <p class="count">\(MarkupText.escape(table["form.page", ["page": String(place), "pages": String(count)]]))</p></div>
      <div class="number"><p>\(MarkupText.escape(table["form.number"])) <b>\(shown)</b></p>\(Code128.svg(number))</div>
      </header>

      """
    let command = "<bdi dir=\"ltr\"><code>evault add --form \(MarkupText.escape(number))</code></bdi>"
    let foot = """
      <footer>
      <p><b>\(MarkupText.escape(table["form.caution.name"]))</b></p>
      <p>\(MarkupText.escape(table["form.photograph"])) \(command)</p>
      </footer>

      """
    return "<section class=\"page\">\n\(head)<main>\n\(body)</main>\n\(foot)</section>\n"
  }
}
