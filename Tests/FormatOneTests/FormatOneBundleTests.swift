import Encodings
import Foundation
import TestSupport
import Testing

/// The bundles of vault-example/format-1, verified by this version's two programs.
@Suite struct FormatOneBundleTests {
  private static let dimensions = ["bytes", "custody", "authorship", "authority", "completeness", "disclosure"]
  private static let digest = "f9abdb0df1dc4f24cc15bf96e6547c8b6cc4fab3e492c589e01f3eb91582c85c"

  /// What both programs say, which is the same.
  private func verify(_ copy: FormatOneCopy, _ bundle: String, _ words: [String]) throws -> FormatOneCopy.Outcome {
    let words = ["format-1/" + bundle, "--json"] + words
    let (one, two) = (try copy.run(.evault, ["verify"] + words), try copy.run(.evaultVerify, words))
    #expect(one.status == two.status && one.output.bytes == two.output.bytes, "\(one.summary) \(two.summary)")
    return one
  }

  private func words(_ verdicts: Any?) -> [String?] { Self.dimensions.map { (verdicts as? [String: String])?[$0] } }

  @Test(arguments: [("bundle", 3), ("bundle-withheld", 1)])
  func bundlesVerify(_ bundle: String, _ exhibits: Int) throws {
    let copy = try FormatOneCopy()
    let report = try verify(copy, bundle, ["--fingerprint", try copy.fingerprint()])
    #expect(report.status == 0 && report.document["outcome"] as? String == "verified", "\(report.summary)")
    let expected = (bundle == "bundle" ? ["verified"] : ["not-disclosed"]) + Array(repeating: "verified", count: 5)
    #expect(words(report.document["verdicts"]) == expected)
    #expect(report.list("exhibits").count == exhibits)
    for exhibit in report.list("exhibits") { #expect(words(exhibit["verdicts"]) == expected) }
    let codes = report.list("findings").compactMap { $0["code"] as? String }
    #expect(codes == (bundle == "bundle" ? [] : ["payload-withheld"]))
    #expect(report.list("signers").compactMap { $0["label"] as? String } == ["custodian-1"])
  }

  @Test(arguments: ["bundle", "bundle-withheld"]) func trustMustComeFromElsewhere(_ bundle: String) throws {
    let copy = try FormatOneCopy()
    let untrusted = try verify(copy, bundle, [])
    #expect(untrusted.status == 22 && untrusted.document["outcome"] as? String == "not-trusted")
    let other = try verify(copy, bundle, ["--fingerprint", String(repeating: "0", count: 64)])
    #expect(other.status == 22 && other.list("findings").contains { $0["code"] as? String == "wrong-fingerprint" })
  }

  @Test func aChangedExhibitIsFound() throws {
    let copy = try FormatOneCopy()
    let name = "format-1/bundle/data/0002-photograph.png"
    var bytes = try copy.folder.bytes(name)
    bytes[100] ^= 1
    try FileManager.default.removeItem(atPath: copy.folder.path(name))
    try copy.folder.write(bytes, to: name)
    let report = try verify(copy, "bundle", ["--fingerprint", try copy.fingerprint()])
    #expect(report.status == 20 && report.document["outcome"] as? String == "corrupt", "\(report.summary)")
  }

  @Test func disclosedClaimsAreThoseThatWereChosen() throws {
    let copy = try FormatOneCopy()
    let report = try verify(copy, "bundle", ["--fingerprint", try copy.fingerprint()])
    let intake = (report.list("exhibits").first?["events"] as? [[String: Any]])?.first
    #expect(
      (intake?["disclosed"] as? [String])?.sorted() == [
        "action", "collected_at", "digest", "item_type", "media_type", "modified", "name", "size", "title",
      ])
    #expect(report.list("exhibits").first?["digest"] as? String == Self.digest)
  }

  @Test func aWithheldPayloadIsNotToldByItsDigest() throws {
    let copy = try FormatOneCopy()
    let whole = try searchable(copy, "bundle")
    let withheld = try searchable(copy, "bundle-withheld")
    let raw = try #require(Hex.decode(Self.digest))
    let base64 = Data(raw).base64EncodedString().replacing("/", with: "_").replacing("+", with: "-").prefix(43)
    #expect(Data(whole).range(of: Data(Self.digest.utf8)) != nil, "the search must find what is there")
    for needle in [Data(Self.digest.utf8), Data(Self.digest.uppercased().utf8), Data(raw), Data(base64.utf8)] {
      #expect(Data(withheld).range(of: needle) == nil)
    }
    for claim in ["digest", "size"] {
      #expect(Data(whole).range(of: Data("\"\(claim)\",".utf8)) != nil)
      #expect(Data(withheld).range(of: Data("\"\(claim)\",".utf8)) == nil)
    }
    let exhibit = try verify(copy, "bundle-withheld", []).list("exhibits").first ?? [:]
    #expect(exhibit["digest"] is NSNull && exhibit["size"] is NSNull && exhibit["path"] is NSNull, "\(exhibit)")
  }

  /// All bytes and names of a bundle, and all that its base64url decodes to.
  private func searchable(_ copy: FormatOneCopy, _ bundle: String) throws -> [UInt8] {
    var all: [UInt8] = []
    for name in copy.folder.files("format-1/" + bundle) {
      let bytes = try copy.folder.bytes("format-1/\(bundle)/\(name)")
      all += Array(name.utf8) + bytes
      let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
      for part in bytes.split(whereSeparator: { !alphabet.contains($0) }) where part.count > 7 {
        all += Base64.url.decode(String(decoding: part, as: UTF8.self)) ?? []
        all.append(0)
      }
    }
    return all
  }
}
