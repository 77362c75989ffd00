internal import Custody
internal import SecretSharing

/// A recovery share as a page to print: numbered words, large enough to copy by hand. Nothing in it comes from outside the program.
enum SharePage {
  static func html(_ share: SecretShare, count: Int, vault: Fingerprint, label: String) -> [UInt8] {
    let title = ShareFile.title(share, count)
    let words = share.words.map { "<li>\($0)</li>" }.joined(separator: "\n")
    let advice = ShareFile.advice(share).map { "<p>\($0)</p>" }.joined(separator: "\n")
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      body { font: 12pt/1.4 serif; margin: 2cm; max-width: 17cm; color: #000; background: #fff; }
      h1 { font-size: 15pt; }
      ol { columns: 3; font: 13pt/1.9 monospace; padding-left: 2.2em; }
      code { overflow-wrap: anywhere; }
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p>Vault <code>\(vault.grouped)</code><br>Member <code>\(label)</code></p>
      <ol>
      \(words)
      </ol>
      \(advice)
      <p>The last three words are a checksum: a word that was copied wrongly is noticed.</p>
      </body>
      </html>

      """.utf8)
  }
}
