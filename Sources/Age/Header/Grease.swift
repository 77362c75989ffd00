internal import VaultCrypto

/// Stanzas of a type nobody knows, so that no reader comes to rely on knowing them all.
///
///     -> k9D/x-grease 7!a
///     bm90IGEga2V5
enum Grease {
  private static let suffix = "-grease"

  /// A random stanza: a type of up to 8 letters and the suffix, up to 3 arguments, a body of up to 99 bytes.
  static func stanza(from pool: inout RandomPool) -> AgeStanza {
    let shape = pool.next(3)
    var arguments = [letters(1 + Int(shape[0] % 8), from: &pool) + suffix]
    for _ in 0..<Int(shape[1] % 4) { arguments.append(letters(1 + Int(pool.next(1)[0] % 8), from: &pool)) }
    return AgeStanza(validArguments: arguments, body: pool.next(Int(shape[2] % 100)))
  }

  private static func letters(_ count: Int, from pool: inout RandomPool) -> String {
    String(decoding: pool.next(count).map { 0x21 + $0 % 94 }, as: UTF8.self)
  }
}
