/// How every page begins, and how a page that came from elsewhere is known to begin so.
extension Page {
  static let start = "<!DOCTYPE html>\n<html lang=\""
  static let beforeDirection = "\" dir=\""
  static let beforeHash = """
    ">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-
    """
  static let behindHash = """
    '; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    """

  /// Whether a file that came from elsewhere begins with the policy of these pages, and is made of their elements and attributes alone: whatever it says, it
  /// loads, runs and sends nothing by itself, and leads nowhere but to what lies beside it.
  public static func isConfined(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    func take(_ text: String) -> Bool {
      guard rest.starts(with: text.utf8) else { return false }
      rest = rest.dropFirst(text.utf8.count)
      return true
    }
    func takeWord(_ count: Int, _ isPart: (UInt8) -> Bool) -> Bool {
      let word = rest.prefix(count).prefix(while: isPart)
      rest = rest.dropFirst(word.count)
      return !word.isEmpty
    }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) || byte == 0x2d }
    func isBase64(_ byte: UInt8) -> Bool {
      isLetter(byte) && byte != 0x2d || (0x2f...0x39).contains(byte) || byte == 0x2b || byte == 0x3d
    }
    guard take(start), takeWord(35, isLetter), take(beforeDirection), takeWord(4, isLetter), take(beforeHash),
      takeWord(44, isBase64), take(behindHash)
    else { return false }
    // No policy keeps a browser from obeying a `meta` that leads elsewhere, or from calling a server that a `link` names.
    var tags = PageTags(rest)
    return tags.areKnown()
  }
}
