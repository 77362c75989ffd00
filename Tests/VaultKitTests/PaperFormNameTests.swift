import Custody
import Testing
import VaultCrypto
import VaultFiles

@testable import VaultKit

@Suite struct PaperFormNameTests {
  private static let number = "8Q3T-MZ1K-0VRE-7XA2H"
  private static let other = "9XMH-6XMF-WVMP-6XH3N"

  @Test(
    arguments: [
      "8Q3T-MZ1K-0VRE-7XA2H", "8q3t-mz1k-0vre-7xa2h.jpg", "scan 8Q3T-MZ1K-0VRE-7XA2H (2).png",
      "2026_8Q3T-MZ1K-0VRE-7XA2H_page1.jpg", "8Q3T-MZ1K-0VRE-7XA2H 8q3t-mzlk-0vre-7xa2h.jpg", "8Q3T-MZIK-oVRE-7XA2H",
      "folder/8Q3T-MZ1K-0VRE-7XA2H.jpg", "8Q3T-MZ1K-0VRE-7XA2G, 8Q3T-MZ1K-0VRE-7XA2H",
    ])
  func isRead(_ name: String) throws {
    #expect(PaperFormName(FilePath(name)) == .found(try #require(Identifier(canonical: Self.number))))
  }

  @Test(
    arguments: [
      "", "IMG_0001.jpg", "x8Q3T-MZ1K-0VRE-7XA2H", "-8Q3T-MZ1K-0VRE-7XA2H", "8Q3T-MZ1K-0VRE-7XA2HX",
      "8Q3T-MZ1K-0VRE-7XA2H-1",
      "8Q3TMZ1K0VRE7XA2H.jpg", "8Q3T-MZ1K-0VRE-7XA2", "8Q3-TMZ1K-0VRE-7XA2H", "é8Q3T-MZ1K-0VRE-7XA2H",
      "8Q3T-MZ1K-0VRE-7XA2H/page.jpg", "6f1c2b34-1111-2222-3333-123456789abc.jpg", "8Q3T–MZ1K–0VRE–7XA2H",
    ])
  func isNone(_ name: String) { #expect(PaperFormName(FilePath(name)) == .absent) }

  /// One wrong letter or two exchanged ones, wherever they are, are noticed.
  @Test func isMistyped() {
    var letters = Array(Self.number)
    for place in letters.indices where letters[place] != "-" {
      let right = letters[place]
      for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where wrong != right {
        letters[place] = wrong
        #expect(PaperFormName(FilePath(String(letters) + ".jpg")) == .mistyped(String(letters)))
      }
      letters[place] = right
    }
    letters.swapAt(0, 1)
    #expect(PaperFormName(FilePath(String(letters))) == .mistyped(String(letters)))
  }

  @Test func areSeveral() {
    #expect(PaperFormName(FilePath("\(Self.number) \(Self.other)")) == .several)
    #expect(PaperFormName(FilePath(bytes: [0xff] + Array(Self.number.utf8))) == .absent)
    #expect(PaperFormName(FilePath(bytes: Array((Self.number + ".").utf8) + [0xff])) != .absent)
  }
}
