import Testing

@testable import EvidenceBundle

@Suite struct ByteFlipTests {
  /// Bytes of a file that are changed, beside its first and last.
  private static let places = 5

  @Test func noChangedByteGoesUnnoticed() throws {
    let forge = try Forge()
    let bundle = try forge.written()
    let trust = BundleTrust.fingerprint(forge.vault.fingerprint)
    #expect(try bundle.verify(trust).outcome == .verified)
    for name in try bundle.names {
      let bytes = try bundle.read(name)
      let step = max(1, bytes.count / Self.places)
      for place in Array(stride(from: 0, to: bytes.count, by: step)) + [bytes.count - 1] {
        // The case of a letter is the difference that readers forgive most easily.
        for mask in [place % 2 == 0 ? 0x20 : 0x01] as [UInt8] {
          var changed = bytes
          changed[place] ^= mask
          try bundle.write(name, changed)
          let report = try bundle.verify(trust)
          let said = "\(name) at \(place): \(report.findings.map { "\($0.code.rawValue) \($0.path)" })"
          #expect(report.outcome != .verified && report.verdicts.worst > .notDisclosed, "\(said)")
          // A changed list shows in what it lists, or in the signature over it.
          let isList = name.hasPrefix("tagmanifest") || name.hasPrefix("signatures/")
          #expect(report.findings.contains { $0.path == name || isList && $0.path.hasPrefix("signatures/") }, "\(said)")
        }
      }
      try bundle.write(name, bytes)
    }
    #expect(try bundle.verify(trust).outcome == .verified)
  }
}
