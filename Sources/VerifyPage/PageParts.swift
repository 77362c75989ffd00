/// The parts of the page, as they lie in `Page`. Nothing is translated or shortened.
enum PageParts {
  static let frame = text(PackageResources.verify_html)
  static let style = text(PackageResources.verify_css)

  /// The strings people read, in six languages: a JSON document, and so an expression of the script.
  static let texts = text(PackageResources.texts_json)

  /// The script's files in the order in which they follow one another; the last one starts, and needs the texts.
  static let scripts: [(name: String, text: String)] = [
    ("bytes.js", PackageResources.bytes_js),
    ("sha256.js", PackageResources.sha256_js),
    ("sha512.js", PackageResources.sha512_js),
    ("ed25519.js", PackageResources.ed25519_js),
    ("json.js", PackageResources.json_js),
    ("tokens.js", PackageResources.tokens_js),
    ("log.js", PackageResources.log_js),
    ("roster.js", PackageResources.roster_js),
    ("events.js", PackageResources.events_js),
    ("ssh.js", PackageResources.ssh_js),
    ("hashing.js", PackageResources.hashing_js),
    ("layout.js", PackageResources.layout_js),
    ("bag.js", PackageResources.bag_js),
    ("der.js", PackageResources.der_js),
    ("cms.js", PackageResources.cms_js),
    ("findings.js", PackageResources.findings_js),
    ("inspection.js", PackageResources.inspection_js),
    ("foundation.js", PackageResources.foundation_js),
    ("custody.js", PackageResources.custody_js),
    ("exhibits.js", PackageResources.exhibits_js),
    ("lineage.js", PackageResources.lineage_js),
    ("payloads.js", PackageResources.payloads_js),
    ("trust.js", PackageResources.trust_js),
    ("report.js", PackageResources.report_js),
    ("files.js", PackageResources.files_js),
    ("page.js", PackageResources.page_js),
  ].map { ($0, text($1)) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
