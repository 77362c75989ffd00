internal import Encodings
internal import VaultCrypto

/// A page that stands alone: one file, no script, and nothing from elsewhere. Its policy (Content Security Policy, level 3) allows this very
/// style, by its SHA-256, and nothing else: whatever got into the page, a browser would load, run and send nothing.
///
///     let page = Page(title: "Verification record", style: css, body: .element(.main, [], …))
///     try folder.add("record.html", page.bytes)
public struct Page: Sendable {
  private let title: String
  private let language: String
  private let style: String
  private let direction: String
  private let body: Markup

  /// A page.
  /// - Parameters:
  ///   - title: what the window and a printed page are called.
  ///   - language: of its text, as BCP 47 has it.
  ///   - direction: where its lines begin, as `dir` has it.
  ///   - style: CSS that this program wrote; it has no `<` in it.
  ///   - body: what is to be read.
  public init(title: String, language: String = "en", direction: String = "ltr", style: String, body: Markup = .empty) {
    precondition(!style.contains("<"), "a style cannot end itself")
    self.title = title
    self.language = language
    self.direction = direction
    self.style = style
    self.body = body
  }

  /// The file, in UTF-8.
  public var bytes: [UInt8] { beginning + Array(body.html.utf8) + Self.ending }

  /// What stands before the body, for who writes that piece by piece behind it.
  public var beginning: [UInt8] {
    let hash = Base64.padded.encode(SHA256.hash(Array(style.utf8)).bytes)
    let html = """
      \(Self.start)\(MarkupText.escape(language))\(Self.beforeDirection)\(MarkupText.escape(direction))\(Self.beforeHash)\(hash)\(Self.behindHash)
      <title>\(Markup(title).html)</title>
      <style>\(style)</style>
      </head>
      <body>

      """
    return Array(html.utf8)
  }

  /// What stands behind the body.
  public static let ending = Array("</body>\n</html>\n".utf8)
}
