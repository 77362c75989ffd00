import Encodings
import Testing
import VaultCrypto

@Suite struct SHA256Tests {
  @Test func fips180Vectors() {
    #expect(SHA256.hash([]).hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(SHA256.hash(Array("abc".utf8)).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func piecesEqualTheWholeAndAHasherIsReusable() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var hasher = SHA256()
    for _ in 0..<2 {
      for start in stride(from: 0, to: bytes.count, by: 997) {
        hasher.update(Array(bytes[start..<min(start + 997, bytes.count)]))
      }
      #expect(hasher.finish() == SHA256.hash(bytes))
    }
  }

  @Test func digestsHaveOneSpelling() {
    let digest = SHA256.hash([1])
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(hex: digest.hex.uppercased()) == nil)
    #expect(SHA256Digest(digest.bytes) == digest)
    #expect(SHA256Digest(Array(digest.bytes.dropLast())) == nil)
    let (one, two) = (SHA256.hash([1]), SHA256.hash([2]))
    #expect((one < two) == (one.hex < two.hex))
  }
}
