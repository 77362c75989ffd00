import Encodings
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct CompactJWSTests {
  /// RFC 8037 appendix A.4.
  static let example = """
    eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGj\
    g5BhVsPt9g7sVvpAr_MuM0KAg
    """

  static func exampleKey() throws -> Ed25519PrivateKey {
    // RFC 8037 appendix A.1.
    var seed = try #require(Base64.url.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"))
    return try Ed25519PrivateKey(seed: SecretBytes(taking: &seed))
  }

  private func code(_ text: String) -> JOSEError.Code? {
    do {
      _ = try CompactJWS(parsing: text)
      return nil
    } catch { return error.code }
  }

  @Test func rfc8037Example() throws {
    let key = try Self.exampleKey()
    let signed = try CompactJWS.sign(header: [:], payload: Array("Example of Ed25519 signing".utf8), key: key)
    #expect(signed.serialized == Array(Self.example.utf8))
    let parsed = try CompactJWS(parsing: Self.example)
    #expect(parsed == signed)
    #expect(parsed.header == ["alg": "EdDSA"])
    #expect(parsed.signature.count == 64)
    #expect(
      parsed.signingInput == Array(Self.example.utf8.prefix { $0 != 0x2e }) + [0x2e]
        + Base64.url.encodeBytes(parsed.payload))
    try parsed.verify(key: key.publicKey)
    let other = try Ed25519PrivateKey.generate().publicKey
    #expect(joseCode { try parsed.verify(key: other) } == .badSignature)
  }

  @Test func onlyThreeCanonicalPartsAreParsed() {
    for text in [
      "", ".", "..", "e30", "e30.e30", "e30.e30.e30.e30", "e30.e30.e3_", "e31.e30.", "e30=.e30.", "e30 .e30.",
      "bnVsbA..", "W10..",
    ] {
      #expect(code(text) == .malformed, "\(text)")
    }
    #expect(code("e30..") == nil)
    #expect(code("eyJhIjoxLCJhIjoyfQ..") == .malformed, "a name twice in the header")
  }

  @Test func onlyEdDSAWithoutExtensions() throws {
    let key = try Self.exampleKey()
    for alg: JSON in ["none", "HS256", "ES256", "eddsa", "Ed25519", 1, nil] {
      #expect(
        joseCode {
          try CompactJWS.sign(header: ["alg": alg], payload: [], key: key)
        } == .unsupportedAlgorithm)
      let header = Base64.url.encode(JSONWriter.write(["alg": alg] as JSON))
      let signature = Base64.url.encode(key.sign(Array("\(header).".utf8)))
      let token = try CompactJWS(parsing: "\(header)..\(signature)")
      #expect(joseCode { try token.verify(key: key.publicKey) } == .unsupportedAlgorithm)
    }
    #expect(
      joseCode {
        try CompactJWS.sign(header: ["crit": ["b64"], "b64": false], payload: [], key: key)
      } == .unsupportedExtension)
  }

  @Test func everyChangedByteBreaksIt() throws {
    let key = try Self.exampleKey().publicKey
    let bytes = Array(Self.example.utf8)
    for place in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[place] ^= 1 << bit
        #expect(throws: JOSEError.self, "byte \(place)") { try CompactJWS(parsing: changed).verify(key: key) }
      }
    }
  }

  @Test func rfc8037Thumbprint() throws {
    let key = OKPKey(try Self.exampleKey().publicKey)
    // Appendix A.2 and A.3.
    #expect(key.jwk == ["kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"])
    #expect(key.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    #expect(try OKPKey(jwk: key.jwk) == key)
    var more = key.jwk
    more["kid"] = "Bilbo"
    #expect(try OKPKey(jwk: more) == key)
    let bad: [(String, JSON?)] = [
      ("kty", "EC"), ("crv", "X25519"), ("x", nil), ("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"),
      ("x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="), ("x", 1), ("d", "nWGx"),
    ]
    for (name, value) in bad {
      var jwk = key.jwk
      jwk[name] = value
      #expect(joseCode { try OKPKey(jwk: jwk) } == .invalidKey, "\(name)")
    }
  }

  @Test func rfc7638Input() {
    // RFC 7638 §3.1: the hash of its RSA example, over what our writer writes.
    let n = """
      0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn6\
      4tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpb\
      ISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw
      """
    let jwk: JSON = ["e": "AQAB", "kty": "RSA", "n": .string(n)]
    let digest = SHA256.hash(JSONWriter.write(jwk))
    #expect(Base64.url.encode(digest.bytes) == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }
}
