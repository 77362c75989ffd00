import Encodings
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct SDJWTIssuerTests {
  private let key: Ed25519PrivateKey

  init() throws { key = try Ed25519PrivateKey.generate() }

  private func issue(_ claims: [SDMember], _ decoys: DecoyPolicy = .standard) throws -> SDJWT {
    var issuer = try SDJWTIssuer(key: key, header: ["typ": "event+sd-jwt"], decoys: decoys)
    return try issuer.issue(claims)
  }

  private let event: [SDMember] = [
    SDMember("event", .plain("received")),
    SDMember("witness", .plain("A. B."), isDisclosable: true),
    SDMember(
      "place",
      .object([
        SDMember("country", .plain("XX")),
        SDMember("street", .plain("C"), isDisclosable: true),
        SDMember("floor", .plain(3), isDisclosable: true),
      ]), isDisclosable: true),
    SDMember(
      "names",
      .array([
        SDElement(.plain("one")), SDElement(.plain("two"), isDisclosable: true),
        SDElement(.array([SDElement(.plain("deep"), isDisclosable: true)]), isDisclosable: true),
      ])),
  ]
  private let full: JSONObject = [
    "event": "received", "names": ["one", "two", ["deep"]], "witness": "A. B.",
    "place": ["country": "XX", "street": "C", "floor": 3],
  ]

  @Test func whatIsIssuedVerifies() throws {
    for decoys in [DecoyPolicy.none, .standard, DecoyPolicy(objectMultiple: 3, arrayMultiple: 8)] {
      let token = try issue(event, decoys)
      let parsed = try SDJWT(parsing: token.serialized)
      #expect(parsed == token)
      #expect(parsed.payload == token.payload)
      #expect(token.byteCount == token.serialized.count)
      #expect(token.issuerJWTDigest == SHA256.hash(token.issuerJWT))
      let verified = try parsed.verify(key: key.publicKey)
      #expect(verified.claims == full)
      #expect(verified.claims.names == ["event", "names", "witness", "place"])
      #expect(verified.header == ["alg": "EdDSA", "typ": "event+sd-jwt"])
      #expect(
        verified.disclosedPaths.map(\.description) == [
          "/witness", "/place", "/place/street", "/place/floor", "/names/1", "/names/2", "/names/2/0",
        ])
      for entry in verified.content.disclosed where entry.disclosure.name != "place" && entry.parent == nil {
        #expect(entry.path.value(in: verified.claims) != nil)
      }
    }
  }

  @Test func digestsAreSortedAndFilledUp() throws {
    let token = try issue(event, DecoyPolicy(objectMultiple: 16, arrayMultiple: 4))
    let digests = try #require(token.payload["_sd"]?.arrayValue).compactMap(\.stringValue)
    #expect(digests.count == 16)
    #expect(digests == digests.sorted())
    #expect(Set(digests).count == 16)
    #expect(digests.allSatisfy { Base64.url.decode($0)?.count == 32 })
    #expect(token.payload["_sd_alg"] == "sha-256")
    #expect(token.payload.names == ["event", "names", "_sd", "_sd_alg"])
    let place = try #require(token.disclosures.first { $0.name == "place" }?.value.objectValue)
    #expect(place["_sd"]?.arrayValue?.count == 16)
    #expect(place["_sd_alg"] == nil)
    let names = try #require(token.payload["names"]?.arrayValue)
    #expect(names.filter { $0.objectValue?["..."] != nil }.count == 4)
    let withheld = try token.verify(key: key.publicKey).withheld
    #expect(withheld.map { "\($0.path) \($0.count)" } == ["/names/2 3", "/names 2", "/place 14", " 14"])
    let bare = try token.presenting { _, _ in false }.verify(key: key.publicKey)
    #expect(bare.claims == ["event": "received", "names": ["one"]])
    #expect(bare.withheld.map(\.count) == [4, 16])
  }

  @Test func decoysInArraysStandAnywhere() throws {
    var places: Set<Int> = []
    let claims = [SDMember("a", .array([SDElement(.plain(1)), SDElement(.plain(2), isDisclosable: true)]))]
    for _ in 0..<60 {
      let array = try #require(
        try issue(claims, DecoyPolicy(objectMultiple: 1, arrayMultiple: 3)).payload["a"]?.arrayValue)
      places.insert(try #require(array.firstIndex(of: 1)))
    }
    #expect(places == [0, 1, 2])
  }

  @Test func saltsAreFreshAndLong() throws {
    let (one, two) = (try issue(event), try issue(event))
    let salts = (one.disclosures + two.disclosures).map(\.salt)
    #expect(Set(salts).count == salts.count)
    #expect(salts.allSatisfy { Base64.url.decode($0)?.count == 16 })
    #expect(one.payload["_sd"] != two.payload["_sd"])
  }

  @Test func nothingDisclosableNeedsNoDigests() throws {
    let token = try issue([SDMember("a", .object([])), SDMember("b", .array([]))])
    #expect(token.payload == ["a": [:], "b": [], "_sd_alg": "sha-256"])
    #expect(token.disclosures.isEmpty)
    #expect(token.serialized.last == UInt8(ascii: "~"))
    #expect(try token.verify(key: key.publicKey).claims == ["a": [:], "b": []])
  }

  @Test func presentingKeepsParents() throws {
    let token = try issue(event)
    let shown = try token.presenting { path, _ in path.description == "/place/street" }
    #expect(shown.disclosures.map(\.name) == ["place", "street"])
    #expect(shown.issuerJWT == token.issuerJWT)
    #expect(try shown.verify(key: key.publicKey).claims["place"] == ["country": "XX", "street": "C"])
    let deep = try token.presenting { _, disclosure in disclosure.value == "deep" }
    #expect(try deep.verify(key: key.publicKey).claims["names"] == ["one", ["deep"]])
    #expect(try deep.verify(key: key.publicKey).disclosedPaths.map(\.description) == ["/names/1", "/names/1/0"])
    #expect(try deep.presenting { _, _ in true } == deep)
    #expect(try SDJWT(parsing: shown.serialized) == shown)
  }

  @Test func claimsThatCannotBeIssued() throws {
    for name in ["_sd", "...", "_sd_alg"] {
      #expect(sdjwtCode { try issue([SDMember(name, .plain(1))]) } == .reservedName)
      #expect(sdjwtCode { try issue([SDMember(name, .plain(1), isDisclosable: true)]) } == .reservedName)
      #expect(sdjwtCode { try issue([SDMember("a", .plain([.object([name: 1])]))]) } == .reservedName)
    }
    for flags in [(false, false), (true, false), (false, true), (true, true)] {
      let twice = [SDMember("a", .plain(1), isDisclosable: flags.0), SDMember("a", .plain(1), isDisclosable: flags.1)]
      #expect(sdjwtCode { try issue(twice) } == .claimCollision)
    }
    let twins = [SDMember("\u{e9}", .plain(1)), SDMember("e\u{301}", .plain(2), isDisclosable: true)]
    #expect(try issue(twins).verify(key: key.publicKey).claims.count == 2)
    #expect(sdjwtCode { try SDJWTIssuer(key: key, header: ["alg": "ES256"]).issueNothing() } == .unsupportedAlgorithm)
  }

  @Test func depthIsTheSameForIssuerAndVerifier() throws {
    func nested(_ depth: Int) -> SDValue {
      depth == 0
        ? .object([SDMember("x", .plain(1), isDisclosable: true)])
        : .object([SDMember("n", nested(depth - 1), isDisclosable: true)])
    }
    let token = try issue([SDMember("n", nested(61))], .none)
    #expect(try SDJWT(parsing: token.serialized).verify(key: key.publicKey).disclosedPaths.last?.components.count == 63)
    #expect(sdjwtCode { try issue([SDMember("n", nested(62))], .none) } == .tooDeep)
    var plain: JSON = 1
    for _ in 0..<62 { plain = [plain] }
    #expect(
      try SDJWT(parsing: issue([SDMember("n", .plain(plain), isDisclosable: true)]).serialized)
        .verify(key: key.publicKey).claims["n"] == plain)
    #expect(sdjwtCode { try issue([SDMember("n", .plain([plain]))]) } == .tooDeep)
  }
}

extension SDJWTIssuer {
  fileprivate consuming func issueNothing() {}
}
