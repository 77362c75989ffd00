import Custody
import Foundation
import TestSupport
import Testing
import VaultKit

@Suite struct HumanTimeTests {
  @Test(arguments: [
    ("2026-11-03T16:20:00+02:00", "2026-11-03T16:20:00+02:00", "2026-11-03T14:20:00Z"),
    ("2026-11-03T16:20+02:00", "2026-11-03T16:20:00+02:00", "2026-11-03T14:20:00Z"),
    ("2026-11-03 16:20 +02:00", "2026-11-03T16:20:00+02:00", "2026-11-03T14:20:00Z"),
    ("2026-11-03 16:20:07 +05:45", "2026-11-03T16:20:07+05:45", "2026-11-03T10:35:07Z"),
    ("2026-11-03 16:20 Z", "2026-11-03T16:20:00+00:00", "2026-11-03T16:20:00Z"),
    ("2026-11-03T16:20:00z", "2026-11-03T16:20:00+00:00", "2026-11-03T16:20:00Z"),
    ("2026-11-03 16:20 UTC", "2026-11-03T16:20:00+00:00", "2026-11-03T16:20:00Z"),
    ("2026-01-01 00:30-03:30", "2026-01-01T00:30:00-03:30", "2026-01-01T04:00:00Z"),
    ("2024-02-29T23:59:59-23:59", "2024-02-29T23:59:59-23:59", "2024-03-01T23:58:59Z"),
    ("2026-01-01T00:00:00+23:59", "2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00Z"),
    ("2026-11-03T16:20:00-00:30", "2026-11-03T16:20:00-00:30", "2026-11-03T16:50:00Z"),
  ])
  func whatPeopleWriteIsUnderstood(_ text: String, _ description: String, _ moment: String) {
    let time = HumanTime(text)
    #expect(time?.description == description)
    #expect(time?.moment == Timestamp(moment))
    #expect(HumanTime(description)?.description == description, "what is stored can be read again")
  }

  @Test func unknownIsAnAnswer() {
    #expect(HumanTime("unknown")?.description == "unknown")
    #expect(HumanTime("unknown") != nil && HumanTime("unknown")?.moment == nil)
  }

  @Test(arguments: [
    "", "Unknown", "unknown ", "yesterday", "16:20", "2026-11-03", "2026-11-03T16:20", "2026-11-03 16:20:00",
    "2026-11-03T16:20:00+0200", "2026-11-03T16:20:00+02", "2026-11-03T16:20:00+2:00", "2026-11-03T16:20:00+24:00",
    "2026-11-03T16:20:00+02:60", "2026-11-03T16:20:00 02:00", "2026-11-03T16:20:00+-1:00", "2026-11-03T16:20:00++1:00",
    "2026-11-03T16:20:00+01:-5", "2026-11-03T16:20:00+01:+5", "2026-11-03T16:20:00+0\u{0662}:00",
    "2026-11-03T16:20:00  +02:00", "2026-11-03T16:20:00+02:00 ", " 2026-11-03T16:20:00+02:00",
    "2026-11-03t16:20:00+02:00", "2026-11-03_16:20:00+02:00", "2026-13-03T16:20Z", "2026-02-29T16:20Z",
    "2026-11-03T24:00Z", "2026-11-03T16:60Z", "2026-11-03T16:20:60Z", "2026-11-03T16:20:5Z", "2026-11-03T16:20:00.5Z",
    "26-11-03T16:20Z", "2026-11-03T16:20 EST", "2026-11-03T16:20 Kyiv", "2026-11-03T16:20:00+02:00[Europe/Berlin]",
    "0000-01-01T00:00+00:01", "9999-12-31T23:59:59-00:01",
  ])
  func anythingElseIsRefused(_ text: String) { #expect(HumanTime(text) == nil) }

  private static let hasZones = FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Kyiv")

  @Test(
    .enabled(if: hasZones, "the zone database is not on this machine"),
    arguments: [
      ("2026-11-03 16:20 Europe/Kyiv", "2026-11-03T16:20:00+02:00[Europe/Kyiv]"),
      ("2026-07-03 16:20 Europe/Kyiv", "2026-07-03T16:20:00+03:00[Europe/Kyiv]"),
      ("2026-07-03 16:20 Asia/Kathmandu", "2026-07-03T16:20:00+05:45[Asia/Kathmandu]"),
      ("2026-07-03 16:20 America/Argentina/Buenos_Aires", "2026-07-03T16:20:00-03:00[America/Argentina/Buenos_Aires]"),
      ("2026-07-03 16:20 Pacific/Kiritimati", "2026-07-03T16:20:00+14:00[Pacific/Kiritimati]"),
      ("2026-07-03 16:20 Etc/GMT+5", "2026-07-03T16:20:00-05:00[Etc/GMT+5]"),
      // The minutes around the hours that are skipped and shown twice.
      ("2026-03-29 01:59:59 Europe/Berlin", "2026-03-29T01:59:59+01:00[Europe/Berlin]"),
      ("2026-03-29 03:00 Europe/Berlin", "2026-03-29T03:00:00+02:00[Europe/Berlin]"),
      ("2026-10-25 01:59:59 Europe/Berlin", "2026-10-25T01:59:59+02:00[Europe/Berlin]"),
      ("2026-10-25 03:00 Europe/Berlin", "2026-10-25T03:00:00+01:00[Europe/Berlin]"),
    ])
  func zonesAreLookedUp(_ text: String, _ description: String) throws {
    try #require(TestMachine.isIsolated)
    let time = try #require(HumanTime(text))
    #expect(time.description == description)
    #expect(time.moment == HumanTime(String(description.prefix(25)))?.moment)
  }

  @Test(
    .enabled(if: hasZones, "the zone database is not on this machine"),
    arguments: [
      "2026-03-29 02:30 Europe/Berlin", "2026-10-25 02:30 Europe/Berlin", "2026-10-25 02:00 Europe/Berlin",
      "2011-12-30 12:00 Pacific/Apia", "2026-11-03 16:20 Nowhere/Town", "2026-11-03 16:20 America/",
      "2026-11-03 16:20 America/Argentina", "2026-11-03 16:20 America/Argentina/", "2026-11-03 16:20 /etc/localtime",
      "2026-11-03 16:20 ../../../etc/localtime", "2026-11-03 16:20 Europe/../Europe/Kyiv",
      "2026-11-03 16:20 Europe//", "2026-11-03 16:20 europe/kyiv", "2026-11-03 16:20 Europe/Kyiv\u{0}",
      "2026-11-03 16:20  Europe/Kyiv", "2026-11-03 16:20 Europe/Ky\u{ef}v",
    ])
  func zonesThatDoNotTellAreRefused(_ text: String) throws {
    try #require(TestMachine.isIsolated)
    #expect(HumanTime(text) == nil)
  }

  @Test func randomTextIsRefusedOrReadAgain() {
    var generator = SeededGenerator(seed: 9557)
    let original = Array("2026-11-03T16:20:00+02:00".utf8)
    var taken = 0
    for _ in 0..<10_000 {
      var bytes = original
      for _ in 0...Int(generator.next() % 2) {
        bytes[Int(generator.next() % 25)] = UInt8(truncatingIfNeeded: 0x20 + generator.next() % 0x5f)
      }
      guard let time = HumanTime(String(decoding: bytes, as: UTF8.self)) else { continue }
      #expect(HumanTime(time.description) == time)
      taken += 1
    }
    #expect(taken > 100)
  }
}
