internal import VaultFiles

/// A scalar as the terminal shows it while it is typed: what a terminal would obey is spelled out.
struct EchoedScalar {
  /// What is shown.
  let text: String
  /// Columns that it takes.
  let width: Int

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x09:
      text = " "
      width = 1
    // Letters of Persian and Indic scripts, and of emoji, are joined or kept apart by these two.
    case 0x200c, 0x200d:
      text = String(scalar)
      width = 0
    default:
      text = VisibleText.escape(String(scalar))
      width = TextWidth.columns(text)
    }
  }
}
