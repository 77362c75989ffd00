import Custody
import MirrorStores
import SelectiveDisclosure
import Testing
import VaultCrypto

@testable import VaultKit

/// Where things lie in a drop, and who may do what there.
struct DropTests {
  private let field = String(repeating: "4f", count: 32)
  private let offer = "8Q3T-MZ1K-0VRE-7XA2H"

  private func place(_ text: String) throws -> DropLayout.Place? {
    DropLayout.place(try #require(StoredName(text)))?.place
  }

  @Test func onlyItsOwnNamesAreADrops() throws {
    let name = try #require(Identifier(canonical: offer))
    let hex = String(repeating: "cd", count: 31)
    #expect(try place("\(field)/objects/ab/\(hex)") == SHA256Digest(hex: "ab" + hex).map { .object($0) })
    #expect(try place("\(field)/\(offer)/offer.jwt") == .token(name))
    for path in [
      "FORMAT.txt", "log/checkpoint", "keys/kit.jwt", "keys/roster/000001.sd-jwt", "log/tile/0/000",
      "log/tile/entries/000.p/7",
    ] {
      #expect(try place("\(field)/\(offer)/vault/\(path)") == .file(name, path: path), "\(path)")
    }
    for text in [
      field, "x/\(offer)/offer.jwt", "\(field.uppercased())/\(offer)/offer.jwt", "\(field)/\(offer)/receipt.jwt",
      "\(field)/\(offer.lowercased())/offer.jwt", "\(field)/8Q3T-MZ1K-0VRE-7XA2J/offer.jwt", "\(field)/objects/ab/cd",
      "\(field)/objects/abc/\(hex)", "\(field)/\(offer)/vault/keys/roster/000002.sd-jwt",
      "\(field)/\(offer)/vault/log/tile/0/0", "\(field)/\(offer)/vault/log/tile/0/000.p/256",
      "\(field)/\(offer)/vault/keys/identity.age", "\(field)/\(offer)/vault/log/tombstones/1.jwt",
    ] {
      #expect(try place(text) == nil, "\(text)")
    }
  }

  @Test func aLogAnnouncesItsFiles() {
    for size: UInt64 in [2, 255, 256, 257, 65_536, 65_600, 200_001] {
      let tiles = Set(MirrorPush.tiles(size).map { "log/\($0)" })
      #expect(tiles.allSatisfy { DropLayout.isAnnounced($0, size: size) }, "\(size)")
      for path in MirrorPush.tiles(size + 300).map({ "log/\($0)" }) where !tiles.contains(path) {
        #expect(!DropLayout.isAnnounced(path, size: size), "\(size) \(path)")
      }
    }
    #expect(DropLayout.isAnnounced("log/checkpoint", size: 0))
    #expect(!DropLayout.isAnnounced("log/other", size: 9))
    #expect(!DropLayout.isAnnounced("log/tile/63/000", size: .max))
  }

  @Test func foreignNamesAreCountedOnceAndToldInPart() {
    var names = ForeignNames(maximumCount: 10)
    // Pages of a list that overlap.
    for page in 0..<100 {
      for number in (page * 500)..<(page * 500 + 1000) { names.add("strange-\(number)") }
    }
    #expect(names.count == 50_500)
    #expect(names.all == (0..<10).map { "strange-\($0)" })
  }

  @Test func policiesNameWhoMayPut() throws {
    let user = "arn:aws:iam:::user/field"
    let policy = try DropPolicy(address: "s3://case-inbox/north/", field: [user], home: [])
    let text = String(decoding: JSONWriter.write(policy.document), as: UTF8.self)
    #expect(text.contains(#""arn:aws:s3:::case-inbox/north/*""#) && !text.contains("HomeMayReceive"))
    #expect(!text.contains("if-none-match"))
    // Whoever may put may open to nobody what they put, by whatever header.
    for header in ["read", "read-acp", "write", "write-acp", "full-control"] {
      #expect(text.contains(#""StringLike":{"s3:x-amz-grant-\#(header)":["*"]}"#), "\(header)")
    }
    for address in ["file:///x", "s3://", "s3://A/b", "s3://case-inbox/a*"] {
      #expect(throws: VaultError.self) { try DropPolicy(address: address, field: [user], home: []) }
    }
    for one in ["field", "*", "arn:aws:iam:::user/*", "arn:\"", ""] {
      #expect(throws: VaultError.self) { try DropPolicy(address: "s3://case-inbox", field: [one], home: []) }
    }
    #expect(throws: VaultError.self) { try DropPolicy(address: "s3://case-inbox", field: [], home: [user]) }
  }
}
