import Encodings
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

/// The reference implementation in Python (`sd-jwt` of the OpenWallet Foundation) and this one read each other's tokens.
@Suite(
  .enabled(if: Vectors.has("sd-jwt"), "no SD-JWT vectors on this machine"),
  .enabled(if: ExternalTool.python.isInstalled, "no Python with the packages of Tests/requirements.txt"))
struct SDJWTPythonTests {
  /// Reads every YAML case, issues and presents it with EdDSA, and prints case, tokens and what it makes of them.
  private static let issuing = """
    import glob, json, os, sys
    from jwcrypto.jwk import JWK
    from sd_jwt.common import SDObj
    from sd_jwt.holder import SDJWTHolder
    from sd_jwt.issuer import SDJWTIssuer
    from sd_jwt.utils.yaml_specification import load_yaml_specification
    from sd_jwt.verifier import SDJWTVerifier
    request = json.load(sys.stdin)
    key = JWK(**request["jwk"])
    def tree(value):
        if isinstance(value, dict):
            return {"object": [[k.value if isinstance(k, SDObj) else k, isinstance(k, SDObj), tree(v)] for k, v in value.items()]}
        if isinstance(value, list):
            return {"array": [[isinstance(v, SDObj), tree(v.value if isinstance(v, SDObj) else v)] for v in value]}
        return {"plain": value}
    def verified(token):
        return SDJWTVerifier(token, lambda issuer, header: key).get_verified_payload()
    cases = []
    for path in sorted(glob.glob(request["folder"] + "/*/*/*/specification.yml") + glob.glob(request["folder"] + "/*/*/specification.yml")):
        case = load_yaml_specification(path)
        issued = SDJWTIssuer(case["user_claims"], key, sign_alg="EdDSA", add_decoy_claims=case.get("add_decoy_claims", False),
            extra_header_parameters=case.get("extra_header_parameters", {})).sd_jwt_issuance
        holder = SDJWTHolder(issued)
        holder.create_presentation(case["holder_disclosed_claims"])
        shown = holder.sd_jwt_presentation
        cases.append({"name": os.path.basename(os.path.dirname(path)), "claims": tree(case["user_claims"]),
            "disclose": case["holder_disclosed_claims"], "expected": case.get("expect_verified_user_claims"),
            "issued": issued, "shown": shown, "issuedClaims": verified(issued), "shownClaims": verified(shown)})
    json.dump(cases, sys.stdout, default=str)
    """

  /// Verifies tokens and prints their claims.
  private static let verifying = """
    import json, sys
    from jwcrypto.jwk import JWK
    from sd_jwt.verifier import SDJWTVerifier
    request = json.load(sys.stdin)
    key = JWK(**request["jwk"])
    json.dump([SDJWTVerifier(t, lambda issuer, header: key).get_verified_payload() for t in request["tokens"]], sys.stdout)
    """

  private func run(_ script: String, _ request: JSON) throws -> [JSON] {
    let output = try ExternalTool.python.run(["-c", script], input: JSONWriter.write(request))
    try #require(output.status == 0, "\(output.errors)")
    return try #require(try JSONParser().parse(output.bytes).arrayValue)
  }

  @Test func eachReadsTheOther() throws {
    let key = try Ed25519PrivateKey.generate()
    var jwk = OKPKey(key.publicKey).jwk
    var privateJWK = jwk
    privateJWK["d"] = .string(Base64.url.encode(key.seed.withBytes { $0.copiedBytes() }))
    let folder = Vectors.folder("sd-jwt/sd-jwt-python").path
    let cases = try run(Self.issuing, ["jwk": .object(privateJWK), "folder": .string(folder)])
    #expect(cases.count == 32)
    var tokens: [JSON] = []
    var claims: [JSON] = []
    for one in cases.compactMap(\.objectValue) {
      let name = one["name"]?.stringValue ?? "?"
      // Theirs, read here.
      let issued = try SDJWT(parsing: try #require(one["issued"]?.stringValue))
      #expect(try .object(issued.verify(key: key.publicKey).claims) == one["issuedClaims"], "\(name)")
      let shown = try SDJWT(parsing: try #require(one["shown"]?.stringValue))
      #expect(try .object(shown.verify(key: key.publicKey).claims) == one["shownClaims"], "\(name)")
      let shownHere = try issued.presenting { path, _ in Self.isChosen(path, one["disclose"]) }
      #expect(Set(shownHere.disclosures) == Set(shown.disclosures), "\(name)")
      // Ours, from the same claims.
      guard case .object(let members) = try Self.value(one["claims"]) else { continue }
      var issuer = try SDJWTIssuer(
        key: key, header: ["typ": "example+sd-jwt"], decoys: DecoyPolicy(objectMultiple: 16, arrayMultiple: 4))
      let ours = try issuer.issue(members)
      #expect(try .object(ours.verify(key: key.publicKey).claims) == one["issuedClaims"], "\(name)")
      let oursShown = try ours.presenting { path, _ in Self.isChosen(path, one["disclose"]) }
      let oursClaims = JSON.object(try oursShown.verify(key: key.publicKey).claims)
      #expect(oursClaims == one["shownClaims"], "\(name)")
      if let expected = one["expected"], expected != .null { #expect(oursClaims == expected, "\(name)") }
      for token in [ours, oursShown] {
        tokens.append(.string(String(decoding: token.serialized, as: UTF8.self)))
        claims.append(.object(try token.verify(key: key.publicKey).claims))
      }
    }
    jwk["use"] = "sig"
    let read = try run(Self.verifying, ["jwk": .object(jwk), "tokens": .array(tokens)])
    #expect(read == claims)
  }

  @Test func draftTokensMeanTheSameToBoth() throws {
    let file = try #require(try SDJWTVectorTests.parse("draft22-tokens.json").objectValue)
    var tokens: [JSON] = []
    var claims: [JSON] = []
    for one in file["tokens"]?.arrayValue ?? [] where one.objectValue?["kind"] != "jwt" {
      let compact = try #require(one.objectValue?["compact"]?.stringValue)
      let token = try SDJWT(parsing: compact, allowsKeyBinding: true)
      tokens.append(.string(compact))
      claims.append(
        .object(try SDJWTProcessor.process(payload: token.payload, disclosures: token.disclosures).claims))
    }
    #expect(claims.count == 8)
    #expect(try run(Self.verifying, ["jwk": try #require(file["issuer_jwk"]), "tokens": .array(tokens)]) == claims)
  }

  private static func value(_ tree: JSON?) throws -> SDValue {
    let tree = try #require(tree?.objectValue)
    if let members = tree["object"]?.arrayValue {
      return .object(
        try members.map { member in
          let parts = try #require(member.arrayValue)
          return SDMember(
            try #require(parts[0].stringValue), try value(parts[2]), isDisclosable: parts[1] == true)
        })
    }
    if let elements = tree["array"]?.arrayValue {
      return .array(
        try elements.map { element in
          let parts = try #require(element.arrayValue)
          return SDElement(try value(parts[1]), isDisclosable: parts[0] == true)
        })
    }
    return .plain(try #require(tree["plain"]))
  }

  /// The holder's choice as `SDJWTHolder` reads it: a claim is shown where its entry is true in Python's sense, an element where it
  /// is neither false nor null.
  private static func isChosen(_ path: DisclosurePath, _ choice: JSON?) -> Bool {
    var choice = choice
    var isChosen = false
    for component in path.components {
      switch component {
      case .name(let name):
        choice = choice?.objectValue?[name]
        switch choice {
        case nil, .null, false, "", [], [:]: isChosen = false
        default: isChosen = true
        }
      case .index(let index):
        let elements = choice?.arrayValue ?? []
        choice = elements.indices.contains(index) ? elements[index] : nil
        isChosen = choice != nil && choice != .null && choice != false
      }
    }
    return isChosen
  }
}
