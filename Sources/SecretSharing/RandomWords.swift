internal import VaultCrypto

/// Words chosen at random from the list that shares are written in: letters a to z only, so that no keyboard is in the way.
public enum RandomWords {
  /// That many words, 10 bits each, with a hyphen between them.
  public static func make(_ count: Int) -> String {
    let bytes = SecureRandom.bytes(count * 2)
    return (0..<count).map { WordList.words[Int(bytes[$0 * 2] & 3) << 8 | Int(bytes[$0 * 2 + 1])] }
      .joined(separator: "-")
  }
}
