internal import SecretSharing

/// A passphrase that nobody has to think up.
public enum GeneratedPassphrase {
  /// 80 bits, behind scrypt: out of reach for guessing.
  private static let wordCount = 8

  /// A new one: ASCII words with hyphens.
  public static func make() -> String { RandomWords.make(wordCount) }
}
