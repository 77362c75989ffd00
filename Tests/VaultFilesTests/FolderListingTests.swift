import Foundation
import TestSupport
import Testing
import VaultFiles

@Suite struct FolderListingTests {
  private let scratch: TemporaryFolder
  private let folder: Folder

  init() throws {
    scratch = try TemporaryFolder()
    folder = try Folder.open(FilePath(scratch.path))
  }

  @Test func namesThatAreNotTextKeepTheirBytes() throws {
    let names: [[UInt8]] = [
      [0xff], [0x61, 0xc3], [0x0a], [0x1b, 0x5b, 0x32, 0x4a], Array("tab\there".utf8), Array("e\u{301}".utf8),
      Array("\u{e9}".utf8), Array("\u{202e}gpj.exe".utf8), [0x2d, 0x72, 0x66], [0x20],
      [UInt8](repeating: 0xfe, count: 255),
      [0x5c], Array("...".utf8),
    ]
    for (number, name) in names.enumerated() { try folder.add(FilePath(bytes: name), [UInt8(number)]) }
    let listed = try folder.entries()
    #expect(listed.map(\.name.bytes) == names.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(listed.allSatisfy { $0.kind == .regular })
    for (number, name) in names.enumerated() {
      #expect(try folder.read(FilePath(bytes: name), limit: 8) == [UInt8(number)])
      try folder.remove(FilePath(bytes: name))
    }
    #expect(try folder.entries().isEmpty)
  }

  @Test func namesBeyondTheSystemsLimitAreRefused() throws {
    let long = FilePath(bytes: [UInt8](repeating: 0x61, count: 256))
    #expect(refusal { try folder.add(long, [1]) } == .inputOutput)
  }

  /// The listing has a place of its own in the folder: two at once do not disturb each other.
  @Test func canBeReadAgainAndAgain() throws {
    for number in 0..<300 { try folder.add(FilePath("file-\(number)"), []) }
    #expect(try folder.entries().count == 300)
    let again = try folder.entries()
    #expect(again.count == 300)
    #expect(again == (try folder.entries()))
  }
}
