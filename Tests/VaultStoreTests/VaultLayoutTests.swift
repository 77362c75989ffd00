import Testing
import VaultCrypto
import VaultFiles
import VaultStore

@Suite struct VaultLayoutTests {
  /// The paths of Schemas/README.md §2, letter by letter.
  @Test func pathsAreThoseOfTheFormat() {
    #expect(VaultLayout.formatText == "FORMAT.txt")
    #expect(VaultLayout.objects == "objects")
    #expect(VaultLayout.log.appending(VaultLayout.checkpoint) == "log/checkpoint")
    #expect(VaultLayout.log.appending(VaultLayout.checkpoints) == "log/checkpoints")
    #expect(VaultLayout.log.appending(VaultLayout.tombstones) == "log/tombstones")
    #expect(VaultLayout.roster == "keys/roster")
    #expect(VaultLayout.compartments == "keys/compartments")
    #expect(VaultLayout.cache == "cache")
    #expect(VaultLayout.temporary == "tmp")
    #expect(VaultLayout.lock == "lock")
  }

  @Test func objectsLieUnderTheFirstTwoDigits() {
    let place = VaultLayout.object(SHA256.hash(Array("abc".utf8)))
    #expect(place.folder == "ba")
    #expect(place.file == "7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let path = ObjectStore.path(of: SHA256.hash(Array("abc".utf8)))
    #expect(path == "objects/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func versionsHaveSixDigitsOrMore() {
    #expect(VaultLayout.roster(version: 1) == "000001.sd-jwt")
    #expect(VaultLayout.roster(version: 999_999) == "999999.sd-jwt")
    #expect(VaultLayout.roster(version: 1_000_000) == "1000000.sd-jwt")
    #expect(VaultLayout.tombstone(index: .max) == "18446744073709551615.jwt")
    #expect(VaultLayout.wrappedKey(compartment: "control", generation: 12, member: "k-_1") == "control/12/k-_1.age")
  }
}
