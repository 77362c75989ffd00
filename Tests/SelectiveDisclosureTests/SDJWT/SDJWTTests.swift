import Encodings
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct SDJWTTests {
  private let key: Ed25519PrivateKey
  private let token: SDJWT

  init() throws {
    key = try Ed25519PrivateKey.generate()
    var issuer = try SDJWTIssuer(key: key, decoys: .none)
    token = try issuer.issue([
      SDMember("a", .plain(1)), SDMember("b", .plain("x"), isDisclosable: true),
      SDMember("c", .array([SDElement(.plain(2), isDisclosable: true)])),
    ])
  }

  private func verifies(_ bytes: [UInt8]) -> Bool {
    (try? SDJWT(parsing: bytes).verify(key: key.publicKey)) != nil
  }

  @Test func everyChangedBitBreaksIt() {
    let bytes = token.serialized
    #expect(verifies(bytes))
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        #expect(!verifies(changed), "bit \(bit) of byte \(place)")
      }
    }
  }

  @Test func everyCutAndEveryAddedByteBreaksIt() {
    let bytes = token.serialized
    let whole = token.issuerJWT.count + 1
    // A presentation may end after any tilde; nothing else may.
    for end in bytes.indices where end < whole || bytes[end - 1] != UInt8(ascii: "~") {
      #expect(!verifies(Array(bytes[..<end])), "\(end) bytes")
    }
    for place in 0...bytes.count {
      for byte in [UInt8(ascii: "A"), UInt8(ascii: "~"), UInt8(ascii: "."), UInt8(ascii: "="), 0x0a, 0x20, 0] {
        #expect(!verifies(Array(bytes[..<place]) + [byte] + Array(bytes[place...])), "\(byte) at \(place)")
      }
    }
  }

  @Test func disclosuresComeInAnyOrder() throws {
    let parts = token.serialized.split(separator: UInt8(ascii: "~"), omittingEmptySubsequences: true).map(Array.init)
    let turned = parts[0] + [0x7e] + parts[2] + [0x7e] + parts[1] + [0x7e]
    #expect(try SDJWT(parsing: turned).verify(key: key.publicKey).claims == ["a": 1, "b": "x", "c": [2]])
    #expect(!verifies(token.serialized + parts[1] + [0x7e]), "twice")
  }

  @Test func onlyTheCompactFormIsParsed() throws {
    let jwt = String(decoding: token.issuerJWT, as: UTF8.self)
    for text in ["", "~", "~~", jwt, jwt + "~~", "~" + jwt + "~", jwt + "~x~", jwt + "~ ~"] {
      #expect(sdjwtCode { try SDJWT(parsing: text) } == .malformed, "\(text)")
    }
    #expect(sdjwtCode { try SDJWT(parsing: jwt + "~x") } == .keyBindingNotAccepted)
    #expect(sdjwtCode { try SDJWT(parsing: jwt + "~x", allowsKeyBinding: true) } == .malformed)
    #expect(sdjwtCode { try SDJWT(parsing: token.serialized, maximumSize: 10) } == .tooLarge)
    let bound = try SDJWT(parsing: jwt + "~" + jwt, allowsKeyBinding: true)
    #expect(bound.keyBindingJWT == token.jwt)
    #expect(bound.serialized == Array((jwt + "~" + jwt).utf8))
    #expect(sdjwtCode { try bound.verify(key: key.publicKey) } == .keyBindingNotAccepted)
    #expect(try bound.presenting { _, _ in true }.keyBindingJWT == nil)
  }

  @Test func payloadMustBeAStrictObject() throws {
    for payload in ["[]", "1", "", #"{"a":1,"a":1}"#, #"{"a":"\ud800"}"#] {
      let jws = try CompactJWS.sign(header: [:], payload: Array(payload.utf8), key: key)
      #expect(sdjwtCode { try SDJWT(parsing: jws.serialized + [0x7e]) } == .malformed, "\(payload)")
    }
  }

  @Test func anotherKeyAndAnotherAlgorithm() throws {
    let other = try Ed25519PrivateKey.generate().publicKey
    #expect(sdjwtCode { try token.verify(key: other) } == .badSignature)
    let header = Base64.url.encode(Array(#"{"alg":"none"}"#.utf8))
    let payload = Base64.url.encode(Array("{}".utf8))
    let unsigned = try SDJWT(parsing: "\(header).\(payload).~")
    #expect(sdjwtCode { try unsigned.verify(key: key.publicKey) } == .unsupportedAlgorithm)
  }

  @Test func pathsAreJSONPointers() {
    #expect(DisclosurePath([.name("a/b~c"), .index(0), .name("é")]).description == "/a~1b~0c/0/é")
    #expect(DisclosurePath().description == "")
    #expect(DisclosurePath([.name("a"), .index(1)]).value(in: ["a": [1, "x"]]) == "x")
    #expect(DisclosurePath([.name("a"), .index(2)]).value(in: ["a": [1, "x"]]) == nil)
    #expect(DisclosurePath([.index(0)]).value(in: ["a": 1]) == nil)
  }
}
