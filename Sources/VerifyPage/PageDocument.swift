internal import Encodings
internal import VaultCrypto

/// Puts the page together: scripts follow one another as they are, the table of texts before the last, and the content security policy
/// names the SHA-256 of the one script and the one style.
enum PageDocument {
  static func assembled() -> String {
    let script = script()
    let marks = [
      "{script-hash}": digest(script), "{style-hash}": digest(PageParts.style), "{style}": PageParts.style,
      "{script}": script,
    ]
    var result = ""
    var rest = PageParts.frame[...]
    // One pass: what is put in is not looked at again.
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      result += rest[..<start]
      result += marks[String(rest[start...end])] ?? String(rest[start...end])
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func script() -> String {
    var parts = PageParts.scripts.map { "// === \($0.name) ===\n\n\($0.text)" }
    parts.insert("// === texts.json ===\n\nconst texts = \(PageParts.texts.dropLast());\n", at: parts.count - 1)
    return "\n\"use strict\";\n\n" + parts.joined(separator: "\n")
  }

  /// As a content security policy writes it (CSP Level 3, §2.3.1).
  private static func digest(_ text: String) -> String {
    "sha256-" + Base64.padded.encode(SHA256.hash(Array(text.utf8)).bytes)
  }
}
