import Encodings
import SelectiveDisclosure
import Testing
import VaultCrypto

@Suite struct SDJWTProcessorTests {
  private func disclosure(_ json: String) throws -> Disclosure {
    try Disclosure(parsing: Base64.url.encode(Array(json.utf8)))
  }

  private func disclosureCode(_ json: String) -> SDJWTError.Code? { sdjwtCode { try disclosure(json) } }

  @Test func disclosuresAreTwoOrThreeParts() throws {
    let claim = try disclosure(#"[ "salt" , "name", {"a":[1]} ]"#)
    #expect(claim.salt == "salt" && claim.name == "name" && claim.value == ["a": [1]])
    let element = try disclosure(#"["salt","value"]"#)
    #expect(element.name == nil && element.value == "value")
    for json in [
      "", "[]", #"["s"]"#, #"["s","n",1,2]"#, #"[1,"n",1]"#, #"["s",1,1]"#, #"["s",null,1]"#, #"{"a":1}"#, #""x""#,
      #"["s","n",1] x"#, #"["s",{"a":1,"a":1}]"#,
    ] {
      #expect(disclosureCode(json) == .malformed, "\(json)")
    }
    for name in ["_sd", "...", "_sd_alg", #"\u005fsd"#] {
      #expect(disclosureCode("[\"s\",\"\(name)\",1]") == .reservedName)
    }
    #expect(sdjwtCode { try Disclosure(parsing: claim.encoded + "=") } == .malformed)
    #expect(sdjwtCode { try Disclosure(parsing: [], maximumSize: 0) } == .malformed)
    #expect(sdjwtCode { try Disclosure(parsing: [0x57], maximumSize: 0) } == .tooLarge)
    #expect(disclosureCode("[\"s\"," + String(repeating: "[", count: 70)) == .tooDeep)
  }

  @Test func digestIsOverTheReceivedLetters() throws {
    // RFC 9901 §4.2.1: several spellings of one claim, each with its digest.
    let spellings = [
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0",
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsImZhbWlseV9uYW1lIiwiTcO2Yml1cyJd",
      "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNXHUwMGY2Yml1cyJd",
    ]
    let made = try spellings.map { try Disclosure(parsing: $0) }
    for one in made {
      #expect(one.name == "family_name" && one.value == "Möbius" && one.salt == "_26bc4LT-ac6q2KI6cBW5es")
    }
    #expect(made[0].encodedDigest == "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")
    #expect(Set(made.map(\.digest)).count == 3)
  }

  @Test func whatAVerifierMustRefuse() throws {
    let a = try disclosure(#"["s1","a",1]"#)
    let b = try disclosure(#"["s2","b",2]"#)
    let element = try disclosure(#"["s3","e"]"#)
    func digest(_ disclosure: Disclosure) -> JSON { .string(disclosure.encodedDigest) }
    func code(_ payload: JSONObject, _ disclosures: [Disclosure] = []) -> SDJWTError.Code? {
      sdjwtCode { try SDJWTProcessor.process(payload: payload, disclosures: disclosures) }
    }
    #expect(code(["_sd": [digest(a)]], [a]) == nil)
    #expect(code(["_sd": [digest(a)], "_sd_alg": "sha-256"], [a]) == nil)
    for alg: JSON in ["sha-512", "SHA-256", "md5", "", nil, 256] { #expect(code(["_sd_alg": alg]) == .unsupportedHash) }
    #expect(code(["_sd": [digest(a)]], [a, b]) == .unreferencedDisclosure)
    #expect(code([:], [a]) == .unreferencedDisclosure)
    #expect(code(["_sd": [digest(a), digest(a)]]) == .duplicateDigest)
    #expect(code(["_sd": [digest(a)], "x": ["_sd": [digest(a)]]]) == .duplicateDigest)
    #expect(code(["_sd": [digest(a)], "x": [["...": digest(a)]]]) == .duplicateDigest)
    #expect(code(["x": [["...": digest(element)], ["...": digest(element)]]], [element]) == .duplicateDigest)
    #expect(code(["_sd": [digest(a)]], [a, a]) == .duplicateDigest)
    #expect(code(["_sd": [digest(a)], "a": 7], [a]) == .claimCollision)
    #expect(code(["a": 7, "_sd": [digest(a)]]) == nil, "what is withheld cannot collide")
    let a2 = try disclosure(#"["s4","a",2]"#)
    #expect(code(["_sd": [digest(a), digest(a2)]], [a, a2]) == .claimCollision)
    #expect(code(["_sd": [digest(element)]], [element]) == .wrongDisclosureKind)
    #expect(code(["x": [["...": digest(a)]]], [a]) == .wrongDisclosureKind)
    for sd: JSON in [
      1, "x", nil, [:], [1], [nil], ["short"], [.string(a.encodedDigest + "A")], [.string(a.encodedDigest + "=")],
    ] {
      #expect(code(["_sd": sd]) == .malformed)
    }
    #expect(code(["...": digest(a)]) == .malformed)
    #expect(code(["x": ["...": digest(a)]]) == .malformed)
    #expect(code(["x": [["...": digest(a), "y": 1]]]) == .malformed)
    #expect(code(["x": [["...": 1]]]) == .malformed)
    #expect(code(["x": ["_sd_alg": "sha-256"]]) == .malformed)
  }

  @Test func digestsInsideDisclosedValuesCount() throws {
    let child = try disclosure(#"["s1","c",1]"#)
    let parent = try disclosure("[\"s2\",\"p\",{\"_sd\":[\"\(child.encodedDigest)\"]}]")
    let payload: JSONObject = ["_sd": [.string(parent.encodedDigest)]]
    let both = try SDJWTProcessor.process(payload: payload, disclosures: [child, parent])
    #expect(both.claims == ["p": ["c": 1]])
    #expect(both.disclosed.map(\.parent) == [1, nil])
    let withheld = try SDJWTProcessor.process(payload: payload, disclosures: [parent])
    #expect(withheld.claims == ["p": [:]])
    #expect(withheld.withheld == both.withheld + withheld.withheld)
    // Without its parent a child has no place.
    #expect(sdjwtCode { try SDJWTProcessor.process(payload: payload, disclosures: [child]) } == .unreferencedDisclosure)
    let twice: JSONObject = ["_sd": [.string(parent.encodedDigest), .string(child.encodedDigest)]]
    #expect(sdjwtCode { try SDJWTProcessor.process(payload: twice, disclosures: [parent, child]) } == .duplicateDigest)
  }

  @Test func aChainOfDisclosuresCannotGoDeeperThanTheLimit() throws {
    var chain: [Disclosure] = [try disclosure(#"["s","n",1]"#)]
    for _ in 0..<2000 {
      let inner = try #require(chain.last).encodedDigest
      chain.append(try disclosure("[\"s\",\"n\",{\"_sd\":[\"\(inner)\"]}]"))
    }
    let payload: JSONObject = ["_sd": [.string(try #require(chain.last).encodedDigest)]]
    #expect(sdjwtCode { try SDJWTProcessor.process(payload: payload, disclosures: chain) } == .tooDeep)
  }
}
