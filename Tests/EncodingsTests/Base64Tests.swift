import Encodings
import Testing

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func rfc4648Vectors(_ plain: String, _ encoded: String) {
    #expect(Base64.padded.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.padded.decode(encoded) == Array(plain.utf8))
    let bare = encoded.filter { $0 != "=" }
    #expect(Base64.unpadded.encode(Array(plain.utf8)) == bare)
    #expect(Base64.url.decode(bare) == Array(plain.utf8))
  }

  @Test(arguments: ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", " Zm9v", "Zm9v====", "Zg==Zg==", "-_8="])
  func paddedRefusesEverySecondSpelling(_ text: String) { #expect(Base64.padded.decode(text) == nil) }

  @Test(arguments: ["Zg==", "Zh", "A", "Zm9vA", "+/8", "Zm 9v"])
  func urlRefusesEverySecondSpelling(_ text: String) { #expect(Base64.url.decode(text) == nil) }

  @Test func allByteValuesRoundTrip() {
    for count in 0..<200 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count) }
      for variant in [Base64.padded, .unpadded, .url] {
        let text = variant.encode(bytes)
        #expect(text.utf8.count == variant.encodedCount(count))
        #expect(variant.decode(text) == bytes)
      }
    }
  }
}
