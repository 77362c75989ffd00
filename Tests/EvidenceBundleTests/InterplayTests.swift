import Custody
import Foundation
import SSHSignature
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

@testable import EvidenceBundle

/// What the README of a bundle tells people to do, done.
@Suite struct InterplayTests {
  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python was prepared"))
  func bagitValidatesIt() throws {
    let bundle = try Forge().written()
    let output = try ExternalTool.python.run(["-m", "bagit", "--validate", bundle.temporary.url.path])
    #expect(output.status == 0, "\(output.errors)")
    try bundle.write("data/0001-statement.txt", [1])
    #expect(try ExternalTool.python.run(["-m", "bagit", "--validate", bundle.temporary.url.path]).status != 0)
  }

  @Test(.enabled(if: ExternalTool("sha256sum").isInstalled))
  func sha256sumAcceptsTheManifests() throws {
    let bundle = try Forge().written()
    for manifest in [BundleLayout.manifest, BundleLayout.tagManifest] {
      let output = try ExternalTool("sha256sum").run(["-c", "--strict", manifest], in: bundle.temporary.url)
      #expect(output.status == 0, "\(output.errors)")
    }
  }

  @Test(.enabled(if: ExternalTool("ssh-keygen").isInstalled))
  func sshKeygenVerifiesTheSignature() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let key = try OpenSSHPublicKey(forge.bundleSigner.key.publicKey)
    let outside = try TemporaryFolder()
    let signers = outside.url.appending(path: "allowed_signers")
    try Data("signer \(key.line)\n".utf8).write(to: signers)
    func verify(_ message: [UInt8]) throws -> Int32 {
      try ExternalTool("ssh-keygen").run(
        [
          "-Y", "verify", "-f", signers.path, "-I", "signer", "-n", BundleLayout.signatureNamespace, "-s",
          BundleLayout.signature(forge.bundleSigner.kid),
        ], input: message, in: bundle.temporary.url
      ).status
    }
    let manifest = try bundle.read(BundleLayout.tagManifest)
    #expect(try verify(manifest) == 0)
    #expect(try verify(manifest + [0x0a]) != 0)
    let output = try ExternalTool("ssh-keygen").run(
      [
        "-Y", "check-novalidate", "-n", BundleLayout.signatureNamespace, "-s",
        BundleLayout.signature(forge.bundleSigner.kid),
      ], input: manifest, in: bundle.temporary.url)
    #expect(output.status == 0 && (output.text + output.errors).contains(key.fingerprint))
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python was prepared"))
  func anSDJWTLibraryReadsTheEvents() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let events = try bundle.names.filter { $0.hasSuffix(".sd-jwt") && $0.contains("events") }
    #expect(events.count == 4)
    for (event, signer) in [
      (forge.a, forge.vault.investigator), (forge.b, forge.vault.counsel), (forge.access, forge.vault.counsel),
      (forge.authorisation, forge.vault.counsel),
    ] {
      let x = Forge.base64(bytes: signer.key.publicKey.bytes)
      let output = try ExternalTool.python.run(
        ["-c", Self.script, bundle.url(BundleLayout.event(event.id)).path, x])
      #expect(output.status == 0, "\(output.errors)")
      #expect(output.text == "\(event.item) \(event.token.disclosures.count)\n")
    }
  }

  private static let script = """
    import sys
    from jwcrypto.jwk import JWK
    from sd_jwt.verifier import SDJWTVerifier
    text = open(sys.argv[1]).read()
    key = JWK(kty='OKP', crv='Ed25519', x=sys.argv[2])
    claims = SDJWTVerifier(text, lambda issuer, header: key).get_verified_payload()
    visible = {'vault', 'event', 'recorded', 'type', 'item', 'seq', 'prev', 'roster', 'head'}
    print(claims['item'], len(set(claims) - visible - {'_sd', '_sd_alg'}))
    """
}

extension Forge {
  static func base64(bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
