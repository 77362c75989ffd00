import Encodings
import Testing
import VaultCrypto

@Suite struct LegacyDigestTests {
  /// RFC 1321 §A.5, and FIPS 180-4's "abc".
  @Test(arguments: [
    (LegacyDigest.Algorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (
      .sha384,
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
    ),
  ])
  func abc(_ algorithm: LegacyDigest.Algorithm, _ expected: String) throws {
    var digest = try LegacyDigest(algorithm)
    for byte in Array("abc".utf8) { digest.update([byte].span) }
    let bytes = digest.finish()
    #expect(Hex.encode(bytes) == expected)
    #expect(bytes.count == algorithm.byteCount)
  }
}
