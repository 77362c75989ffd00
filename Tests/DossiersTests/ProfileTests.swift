import Dossiers
import Foundation
import SelectiveDisclosure
import TestSupport
import Testing
import VaultCrypto

/// The profiles inside the program, and what is refused as one.
struct ProfileTests {
  private static let folder = Vectors.projectFolder.appending(path: "Schemas/profiles")

  @Test func areThoseOfTheFolder() throws {
    let files = Vectors.names(in: Self.folder).filter { $0.hasSuffix(".json") }.sorted()
    #expect(files == Profiles.names.map { $0 + ".json" })
    for name in Profiles.names {
      let bytes = try Vectors.bytes(Self.folder.appending(path: name + ".json"))
      #expect(Profiles.text(of: name) == bytes, "run .ci/embed-schemas")
    }
    #expect(Profiles.named("sanctions") == nil)
  }

  /// Dossiers name a profile's text by its digest: what was given out stays as it is, and a change is a new version.
  @Test func aVersionsTextNeverChanges() throws {
    let bytes = try Vectors.bytes(Self.folder.appending(path: "versions.txt"))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    for name in Profiles.names {
      let profile = try #require(Profiles.named(name))
      let line = "\(SHA256.hash(profile.bytes).hex)  \(name) \(profile.version)"
      #expect(lines.filter { $0.hasSuffix("  \(name) \(profile.version)") } == [line])
    }
  }

  @Test(arguments: Profiles.names) func sayWhatTheyRestOn(_ name: String) throws {
    let profile = try #require(Profiles.named(name))
    #expect(profile.name == name)
    #expect(!profile.sections.isEmpty && !profile.elements.isEmpty)
    #expect(profile.caution.contains("guidance"))
    // Nobody has read them against the addressees' instructions yet, and they must not say so.
    #expect(profile.review == nil)
    #expect(profile.sections.contains { $0.name == "against" && $0.need == .required })
    #expect(profile.rules.contains { $0.kind == .consentValid && $0.need == .required })
    #expect(profile.rules.contains { $0.kind == .exculpatoryReviewed && $0.need == .required })
    #expect(profile.markings.place(of: "withhold") == .withheld)
    #expect(profile.markings.place(of: "unheard-of") == .withheld)
    for claim in ["name", "collected_by"] { #expect(profile.claims.place(of: claim) == .withheld) }
    let sum = profile.sections.compactMap(\.words).reduce(0, +)
    if let words = profile.words { #expect(words >= sum * 3 / 4, "the sections together have \(sum)") }
  }

  private static func changed(_ change: (inout JSONObject) throws -> Void) throws -> [UInt8] {
    var object = try JSONParser().parseObject(try #require(Profiles.text(of: "sanctions-uk")))
    try change(&object)
    return JSONWriter.write(object)
  }

  private static func faults(_ bytes: [UInt8]) -> [String] {
    do throws(ProfileError) {
      _ = try Profile(parsing: bytes)
      return []
    } catch {
      return error.faults
    }
  }

  @Test func whatASchemaCannotSayIsFound() throws {
    #expect(Self.faults(try Self.changed { _ in }) == [])
    for (member, said) in [
      ("sections", "Two sections are called cover."), ("elements", "Two elements are called life."),
    ] {
      let bytes = try Self.changed { object in
        var list = try #require(object[member]?.arrayValue)
        list.append(list[0])
        object[member] = .array(list)
      }
      #expect(Self.faults(bytes).first == said)
    }
    for (list, member, value, said) in [
      ("elements", "section", "attic", "The element life belongs to the section attic, which is not there."),
      ("rules", "section", "attic", "The rule two_independent_sources names the section attic, which is not there."),
      ("rules", "rule", "one_of_group", "The rule one_of_group names no group that an element belongs to."),
      ("rules", "rule", "recent", "The rule recent does not say how many years back."),
    ] {
      let bytes = try Self.changed { object in
        var all = try #require(object[list]?.arrayValue)
        var first = try #require(all[0].objectValue)
        first[member] = .string(value)
        all[0] = .object(first)
        object[list] = .array(all)
      }
      #expect(Self.faults(bytes) == [said])
    }
  }

  @Test func whatIsNoProfileIsRefused() throws {
    for bytes in [
      Array("[]".utf8), Array("{}".utf8), Array(#"{"profile":"x","profile":"y"}"#.utf8), [],
      try Self.changed { $0["extra"] = 1 }, try Self.changed { $0["purpose"] = "revenge" },
      try Self.changed { $0["profile"] = "Upper" }, try Self.changed { $0["title"] = "right\u{202e}left" },
      try Self.changed { $0["sections"] = [] }, try Self.changed { $0["caution"] = nil },
      [UInt8](repeating: UInt8(ascii: " "), count: Profile.maximumSize + 1),
      Array(String(repeating: "[", count: 100).utf8),
    ] { #expect(!Self.faults(bytes).isEmpty) }
  }
}
