internal import HTML
internal import VaultCrypto

extension VerificationRecord {
  /// What the verdict rests on besides the bundle.
  var inputSection: Markup {
    Self.section(
      "inputs", "What was relied on",
      Self.paragraph(
        "All of this came from whoever verified, and none of it from the bundle. A verdict is worth no more than the way on which these values reached them: that way is to be stated at the end of this record."
      ),
      Self.table(
        "What was given from elsewhere", "inputs", headings: ["What", "As it was given", "SHA-256, length"], rows))
  }

  private var rows: [[Markup]] {
    var rows: [[Markup]] = []
    for kind in GivenInput.Kind.allCases {
      let given = inputs.filter { $0.kind == kind }
      for input in given { rows.append([Markup(kind.title), Self.value(input), Self.digest(input)]) }
      if given.isEmpty, let absence = kind.absence { rows.append([Markup(kind.title), Markup(absence), "–"]) }
    }
    return rows
  }

  private static func value(_ input: GivenInput) -> Markup {
    let option = Markup.element(.small, [], "--\(input.kind.rawValue)")
    let isFingerprint = input.kind == .fingerprint
    let value: Markup =
      isFingerprint
      ? .element(
        .code, [], Markup(String(input.given.prefix(39))), .element(.br), Markup(String(input.given.suffix(39))))
      : .evidence(input.given)
    let start = input.given.isEmpty ? option : value + .element(.br) + option
    return input.remark.isEmpty ? start : start + .element(.br) + Markup(input.remark)
  }

  private static func digest(_ input: GivenInput) -> Markup {
    guard let digest = input.digest else { return "–" }
    return code(digest) + .element(.br) + "\(input.byteCount ?? 0) bytes"
  }
}
