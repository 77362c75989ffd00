import Age
import Foundation
import TestSupport
import Testing
import VaultCrypto

@Suite(.enabled(if: Vectors.has("age-testkit"), "needs the C2SP age test kit"))
struct TestKitTests {
  @Test func everyCaseIsReadAndOnlyPostQuantumOnesAreLeftOut() throws {
    let folder = Vectors.folder("age-testkit").appending(path: "testdata")
    #expect(TestKitCase.all.count == Vectors.names(in: folder).count)
    let left = TestKitCase.all.filter(\.isPostQuantum)
    // 19 of the 143 upstream; fewer where only part of the kit is at hand.
    #expect(left.count <= 19)
    #expect(TestKitCase.all.count - left.count >= 85)
    for text in left.flatMap(\.identityTexts) where text.hasPrefix(TestKitCase.postQuantumPrefix) {
      #expect(throws: AgeError.self) { try X25519Identity(encoded: text) }
    }
    if !TestKitCase.python.isInstalled { print("age-testkit: no python3, compressed cases left out") }
  }

  @Test(arguments: TestKitCase.runnable)
  func classAndReleasedPayload(_ vector: TestKitCase) throws {
    let file = try vector.file()
    let identities = try vector.identities()
    let format: AgeFormat = vector.isArmored ? .armored : .binary
    for pieces in file.count < 10_000 ? [Int.max, 1, 7] : [Int.max, 65_551] {
      let reading = Reading(file, identities: identities, format: format, pieces: pieces)
      #expect(vector.codes.contains(reading.failure), "\(String(describing: reading.failure))")
      if let payload = vector.payload {
        #expect(SHA256.hash(reading.released).hex == payload)
      } else {
        #expect(reading.released.isEmpty)
      }
    }
    if vector.name != "armor_garbage_leading" {
      #expect(vector.codes.contains(Reading(file, identities: identities).failure), "detected")
    }
  }

  @Test(arguments: TestKitCase.runnable.filter { !$0.isArmored })
  func seekableReaderAgrees(_ vector: TestKitCase) throws {
    let file = try vector.file()
    do throws(AgeStreamError<Never>) {
      var reader = try AgeSeekableReader<Never>(
        fileByteCount: UInt64(file.count), identities: (try? vector.identities()) ?? [],
        readAt: { offset, target in
          for index in 0..<target.count { target[index] = file[Int(offset) + index] }
        })
      let bytes = try reader.read(0..<reader.plaintextByteCount)
      #expect(vector.expectation == "success")
      #expect(SHA256.hash(bytes).hex == vector.payload)
    } catch {
      guard case .age(let error) = error else { return }
      #expect(vector.codes.contains(error.code), "\(error)")
    }
  }

  @Test(arguments: TestKitCase.runnable.filter { $0.expectation == "success" })
  func headersAndArmorRoundTrip(_ vector: TestKitCase) throws {
    var file = try vector.file()
    if vector.isArmored {
      file = try AgeArmorReader.dearmor(file)
      let armor = AgeArmorWriter.armor(file.span)
      #expect(try AgeArmorReader.dearmor(armor) == file)
    }
    let header = try #require(try AgeHeader.parse(file))
    #expect(header.encoded() == Array(file[..<header.byteCount]))
  }
}
