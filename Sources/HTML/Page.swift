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
  private let body: Markup

  /// A page.
  /// - Parameters:
  ///   - title: what the window and a printed page are called.
  ///   - language: of its text, as BCP 47 has it.
  ///   - style: CSS that this program wrote; it has no `<` in it.
  ///   - body: what is to be read.
  public init(title: String, language: String = "en", style: String, body: Markup) {
    precondition(!style.contains("<"), "a style cannot end itself")
    self.title = title
    self.language = language
    self.style = style
    self.body = body
  }

  /// The file, in UTF-8.
  public var bytes: [UInt8] { Array(html.utf8) }

  private var html: String {
    let hash = Base64.padded.encode(SHA256.hash(Array(style.utf8)).bytes)
    return """
      <!DOCTYPE html>
      <html\(Attribute.language(language).html)>
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Markup(title).html)</title>
      <style>\(style)</style>
      </head>
      <body>
      \(body.html)</body>
      </html>

      """
  }
}
