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

  /// Whether a file that came from elsewhere begins with the policy of these pages, and has nothing behind it that could lead a browser away: whatever else is in
  /// it, it loads, runs and sends nothing by itself.
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
    // A second element of this kind could send a browser elsewhere (`refresh`); no policy forbids that.
    return !contains(rest, "<meta")
  }

  /// - Parameter text: small letters and marks; capitals are found too.
  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    var found = 0
    for byte in bytes {
      let small = (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
      found = small == wanted[found] ? found + 1 : small == wanted[0] ? 1 : 0
      if found == wanted.count { return true }
    }
    return false
  }
}
