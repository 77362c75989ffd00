import Encodings
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

/// The disclosures and tokens of the last draft before RFC 9901, and the cases of sd-jwt-js, issued and presented here.
@Suite(.enabled(if: Vectors.has("sd-jwt"), "no SD-JWT vectors on this machine"))
struct SDJWTVectorTests {
  static func parse(_ name: String) throws -> JSON {
    try JSONParser().parse(try Vectors.bytes(Vectors.folder("sd-jwt").appending(path: name)))
  }

  @Test func disclosuresHaveTheirDigests() throws {
    let cases = try #require(try Self.parse("draft22-disclosures.json").arrayValue)
    #expect(cases.count == 87)
    for one in cases.compactMap(\.objectValue) {
      let letters = try #require(one["disclosure"]?.stringValue)
      let disclosure = try Disclosure(parsing: letters)
      #expect(disclosure.encoded == letters)
      #expect(JSON.string(disclosure.encodedDigest) == one["sha256"])
      let name = disclosure.name.map { [JSON.string($0)] } ?? []
      #expect(.array([.string(disclosure.salt)] + name + [disclosure.value]) == one["decoded"])
    }
  }

  @Test func tokensHaveTheirPartsAndDisclosuresTheirPlaces() throws {
    let tokens = try #require(try Self.parse("draft22-tokens.json").objectValue?["tokens"]?.arrayValue)
    #expect(tokens.count == 9)
    for one in tokens.compactMap(\.objectValue) {
      let compact = try #require(one["compact"]?.stringValue)
      let kind = try #require(one["kind"]?.stringValue)
      guard kind != "jwt" else {
        let jws = try CompactJWS(parsing: compact)
        #expect(.object(jws.header) == one["header"])
        #expect(try JSONParser().parse(jws.payload) == one["payload"])
        continue
      }
      let token = try SDJWT(parsing: compact, allowsKeyBinding: true)
      #expect(token.serialized == Array(compact.utf8))
      #expect(.object(token.jwt.header) == one["header"])
      #expect(.object(token.payload) == one["payload"])
      #expect(token.disclosures.count == one["disclosure_count"]?.intValue)
      let claims = try SDJWTProcessor.process(payload: token.payload, disclosures: token.disclosures)
      #expect(claims.disclosed.count == token.disclosures.count)
      for entry in claims.disclosed { #expect(entry.path.value(in: claims.claims) != nil) }
      #expect((kind == "sd-jwt+kb") == (token.keyBindingJWT != nil))
      if let keyBinding = token.keyBindingJWT {
        #expect(sdjwtCode { try SDJWT(parsing: compact) } == .keyBindingNotAccepted)
        let bound = try token.presenting { _, _ in true }.serialized
        let payload = try JSONParser().parseObject(keyBinding.payload)
        #expect(payload["sd_hash"] == .string(Base64.url.encode(SHA256.hash(bound).bytes)))
      }
      let key = try Ed25519PrivateKey.generate().publicKey
      #expect(joseCode { try token.jwt.verify(key: key) } == .unsupportedAlgorithm)
    }
  }

  /// RFC 9901 §5.2: what the verifier sees.
  @Test func presentationOfTheMainExample() throws {
    let tokens = try #require(try Self.parse("draft22-tokens.json").objectValue?["tokens"]?.arrayValue)
    let compact = try #require(tokens[2].objectValue?["compact"]?.stringValue)
    let token = try SDJWT(parsing: compact, allowsKeyBinding: true)
    let processed = try SDJWTProcessor.process(payload: token.payload, disclosures: token.disclosures)
    var expected: JSONObject = [
      "iss": "https://issuer.example.com", "iat": 1_683_000_000, "exp": 1_883_000_000, "sub": "user_42",
      "nationalities": ["US"], "given_name": "John", "family_name": "Doe",
      "address": ["street_address": "123 Main St", "locality": "Anytown", "region": "Anystate", "country": "US"],
    ]
    expected["cnf"] = token.payload["cnf"]
    #expect(processed.claims == expected)
    #expect(processed.withheld.map { "\($0.path) \($0.count)" }.sorted() == [" 5", "/nationalities 1"])
  }

  @Test(arguments: Vectors.names(in: Vectors.folder("sd-jwt/sd-jwt-js")))
  func sdJWTjsCase(_ name: String) throws {
    let vector = try #require(try Self.parse("sd-jwt-js/\(name)").objectValue)
    let claims = try #require(vector["claims"]?.objectValue)
    var expected = try #require(vector["presentedClaims"]?.objectValue)
    // sd-jwt-js compares as a subset here; an object that withholds all its members stays (RFC 9901 §7.1, step 3.e).
    if name == "array_none_disclosed.json" { expected = ["is_over": [:]] }
    let key = try Ed25519PrivateKey.generate()
    for decoys in [DecoyPolicy.none, DecoyPolicy(objectMultiple: 5, arrayMultiple: 3)] {
      var issuer = try SDJWTIssuer(key: key, decoys: decoys)
      let token = try issuer.issue(Frame.members(claims, vector["disclosureFrame"]))
      #expect(try token.verify(key: key.publicKey).claims == claims)
      let shown = try token.presenting { path, _ in Frame.shows(path, vector["presentationFrames"]) }
      #expect(try SDJWT(parsing: shown.serialized).verify(key: key.publicKey).claims == expected)
    }
  }
}

/// sd-jwt-js says what is disclosable, and what is shown, in trees beside the claims.
private enum Frame {
  static func members(_ object: JSONObject, _ frame: JSON?) -> [SDMember] {
    object.members.map { member in
      SDMember(
        member.name, value(member.value, frame?.objectValue?[member.name]),
        isDisclosable: isListed(.string(member.name), frame))
    }
  }

  private static func isListed(_ entry: JSON, _ frame: JSON?) -> Bool {
    frame?.objectValue?["_sd"]?.arrayValue?.contains(entry) == true
  }

  private static func value(_ json: JSON, _ frame: JSON?) -> SDValue {
    guard let frame else { return .plain(json) }
    switch json {
    case .object(let object): return .object(members(object, frame))
    case .array(let elements):
      return .array(
        elements.enumerated().map { place, element in
          SDElement(
            value(element, frame.objectValue?["\(place)"]), isDisclosable: isListed(.integer(place), frame))
        })
    default: return .plain(json)
    }
  }

  /// A frame that says true for a claim shows it; what lies below must be named for itself.
  static func shows(_ path: DisclosurePath, _ frame: JSON?) -> Bool {
    var frame = frame
    for component in path.components {
      switch component {
      case .name(let name): frame = frame?.objectValue?[name]
      case .index(let index): frame = frame?.objectValue?["\(index)"]
      }
    }
    switch frame {
    case .bool(let isShown): return isShown
    case .object: return true
    default: return false
    }
  }
}
