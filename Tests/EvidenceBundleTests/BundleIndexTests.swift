import Custody
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

@testable import EvidenceBundle

@Suite struct BundleIndexTests {
  private func index() throws -> BundleIndex {
    let forge = try Forge()
    try forge.build()
    return try BundleIndex(forge.files[BundleLayout.index]!)
  }

  @Test func itReadsWhatItWrites() throws {
    let index = try index()
    #expect(try BundleIndex(index.bytes) == index)
    #expect(index.exhibits.map(\.number) == [1, 2] && index.rosterCount == 2)
  }

  @Test func onlyOneSpellingIsRead() throws {
    let text = String(decoding: try index().bytes, as: UTF8.self)
    let others = [
      text + " ", text.replacingOccurrences(of: ": ", with: ":"), text.replacingOccurrences(of: "\n", with: "\r\n"),
      text.replacingOccurrences(of: "\"number\": 1", with: "\"number\": 1.0"),
      text.replacingOccurrences(of: "\"number\": 1", with: "\"number\": 2"),
      text.replacingOccurrences(of: "\"number\": 1", with: "\"number\": 0"),
      text.replacingOccurrences(of: "data/0001", with: "data/0002"),
      text.replacingOccurrences(of: "data/0001-", with: "data/0001-../"),
      text.replacingOccurrences(of: "data/0001-", with: "/etc/0001-"),
      text.replacingOccurrences(of: "\"path\": \"data/0001-statement.txt\",", with: ""),
      text.replacingOccurrences(of: "\"rosters\": 2", with: "\"rosters\": 0"),
      text.replacingOccurrences(of: "bundle/1", with: "bundle/2"), "", "[]", "{}",
    ]
    for other in others {
      #expect(throws: BundleError.self, "\(other.prefix(60))") { try BundleIndex(Array(other.utf8)) }
    }
  }

  @Test(.enabled(if: ExternalTool.python.isInstalled, "no Python was prepared"))
  func theSchemaNamesTheSameMembers() throws {
    let file = Vectors.projectFolder.appending(path: "Schemas/bundle.schema.json")
    let schema = try JSONParser().parseObject(Vectors.bytes(file))
    let written = try JSONParser().parseObject(try index().bytes)
    #expect(schema["required"]?.arrayValue?.compactMap(\.stringValue) == written.names)
    let forge = try Forge()
    try forge.buildWithLineage()
    let bytes = try #require(forge.files[BundleLayout.index])
    let whole = try BundleIndex(bytes)
    #expect(whole.bytes == bytes && whole.origins.count == 1)
    #expect(try schema["properties"]?.objectValue?.names == JSONParser().parseObject(bytes).names)
    #expect(schema["additionalProperties"] == false)
  }
}
