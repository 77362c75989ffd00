import Custody
import Testing
import VaultCrypto

@Suite struct FingerprintTests {
  private static let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private let fingerprint = Fingerprint(SHA256.hash(Array("abc".utf8)))

  @Test func isWrittenInHexadecimal() {
    #expect(fingerprint.description == Self.hex)
    #expect(
      fingerprint.grouped
        == "ba78 16bf 8f01 cfea 4141 40de 5dae 2223 b003 61a3 9617 7a9c b410 ff61 f200 15ad")
    #expect(Fingerprint(typed: fingerprint.grouped) == fingerprint)
  }

  @Test(arguments: [
    hex, hex.uppercased(), hex + "\n", " " + hex, String(hex.prefix(32)) + "\n" + String(hex.dropFirst(32)),
    "ba78-16bf-8f01cfea:414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  ])
  func whatPeopleTypeIsUnderstood(_ text: String) { #expect(Fingerprint(typed: text) == fingerprint) }

  @Test(arguments: [
    "", String(hex.dropLast()), hex + "0", "g" + hex.dropFirst(), "0x" + hex.dropFirst(2), hex + "\u{301}",
    String(hex.dropLast()) + "\u{ff44}", hex + "\t", String(repeating: " ", count: 256) + hex,
  ])
  func anythingElseIsRefused(_ text: String) { #expect(Fingerprint(typed: text) == nil) }

  @Test func theOriginLeadsBack() {
    #expect(fingerprint.origin == "evidencevault/" + Self.hex)
    #expect(Fingerprint(origin: fingerprint.origin) == fingerprint)
    for wrong in [
      Self.hex, "evidencevault/", "evidencevault/" + Self.hex.uppercased(), "evidencevault/" + Self.hex + " ",
      "EvidenceVault/" + Self.hex, "evidencevault//" + Self.hex, " evidencevault/" + Self.hex,
    ] {
      #expect(Fingerprint(origin: wrong) == nil, "\(wrong)")
    }
  }
}
