import Custody
import Foundation
import TestSupport
import Testing
import VaultFiles

@testable import MirrorStores
@testable import VaultKit

/// Where a mirror may lie, and what is left where it may not.
@Suite struct MirrorPlaceTests {
  private let specimen: SpecimenVault
  private var vault: Vault { specimen.session.vault }

  init() throws { specimen = try SpecimenVault() }

  private func path(_ name: String) -> String { specimen.scratch.path(name) }

  private func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The kind with which it is refused; nil where it is added.
  private func refusal(_ name: String, _ place: String, keys: String? = nil) -> VaultError.Kind? {
    let keys = keys.map { "file://" + path($0) }
    do {
      try Mirror.add(MirrorConfiguration(name, address: "file://" + path(place), keys: keys), to: vault)
    } catch {
      return error.kind
    }
    return nil
  }

  @Test func onePlaceIsOneCopy() throws {
    #expect(refusal("one", "plain", keys: "plain-keys") == nil)
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("plain"))
    for place in ["plain", "plain/", "./plain", "link", "plain/sub", "link/sub", "plain-keys", "plain-keys/sub"] {
      #expect(refusal("two", place) == .usage, "\(place)")
    }
    for keys in ["plain", "plain/sub", "plain-keys", "other", "other/keys", ""] {
      #expect(refusal("two", "other", keys: keys) == .usage, "keys in \(keys)")
    }
    #expect(!isThere("other") && !isThere("plain/sub") && !isThere("plain-keys/sub"))
    #expect(refusal("one", "third") == .usage && !isThere("third"))
    // What lies apart by name alone is another place.
    #expect(refusal("two", "plain-two", keys: "plain-two-keys") == nil)
    // A mirror that this machine does not know any more is no place for keys, and nothing is put into it.
    try MirrorConfiguration.named("one", of: vault.fingerprint).remove(from: vault.fingerprint)
    let store = try #require(MirrorLocation("file://" + path("plain"))).open(beside: nil)
    _ = try MirrorPush(vault, to: Mirror("m", store)).run()
    let before = specimen.scratch.files("plain")
    #expect(refusal("three", "other", keys: "plain") == .usage && refusal("three", "plain/sub") == .usage)
    #expect(specimen.scratch.files("plain") == before && !isThere("other"))
  }

  @Test func whatIsRefusedLeavesNothing() throws {
    let inside = vault.folder.path.appending("mirror")
    #expect(throws: VaultError.self) {
      try Mirror.add(MirrorConfiguration("in", address: "file://\(inside)"), to: vault)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(inside)"))
    try specimen.scratch.write([1], to: "full")
    // The place for keys is a file.
    #expect(refusal("k", "k", keys: "full") != nil && !isThere("k"))
    #expect(refusal("k", "k", keys: "k/keys") == .usage && !isThere("k"))
    #expect(try MirrorConfigurations(of: vault.fingerprint).all.isEmpty)
    #expect(refusal("k", "k") == nil)
    // Nor does a vault lie in a vault, or in a mirror.
    let store = try #require(MirrorLocation("file://" + path("k"))).open(beside: nil)
    _ = try MirrorPush(vault, to: Mirror("m", store)).run()
    for place in [vault.folder.path.appending("new"), FilePath(path("k/new"))] {
      #expect(throws: VaultError.self) {
        try MirrorClone(from: Mirror("m", store), fingerprint: vault.fingerprint).run(to: place)
      }
      #expect(!FileManager.default.fileExists(atPath: "\(place)"))
    }
  }

  @Test(arguments: [
    ("s3://case/p", "https://s3.example.org", true), ("s3://case/p/sub", "https://S3.Example.org:443", true),
    ("s3://case", "https://s3.example.org.", true), ("s3://case/p2", "https://s3.example.org", false),
    ("s3://other/p", "https://s3.example.org", false), ("s3://case/p", "https://s3.example.net", false),
    ("s3://case/p", "https://s3.example.org:8443", false),
  ]) func servicesAreToldApartByAddress(_ address: String, _ endpoint: String, _ overlaps: Bool) throws {
    let one = try #require(MirrorLocation("s3://case/p", endpoint: "https://s3.example.org"))
    let other = try #require(MirrorLocation(address, endpoint: endpoint))
    #expect(try (one.isInside(other) || other.isInside(one)) == overlaps)
  }

  @Test(arguments: [
    ("s3://case/p", "https://host/path", "eu-1", "--endpoint is no address of a service: https://host/path"),
    ("s3://case/p", "https://me:secret@host", "eu-1", "a user's name"),
    ("s3://case/p", "https://host", "eu 1", "--region is none (letters, digits and hyphens, at most 64): eu 1"),
    ("s3://case/" + String(repeating: "p", count: 513), "https://host", "eu-1", "at most 512"),
  ]) func whatMakesItNoPlaceIsNamed(_ address: String, _ endpoint: String, _ region: String, _ words: String) {
    let error = #expect(throws: VaultError.self) {
      try MirrorConfiguration("m", address: address, endpoint: endpoint, region: region)
    }
    #expect(error?.kind == .usage && error?.message.contains(words) == true && error?.safe.isEmpty == false)
    #expect(error?.message.contains("secret") == false)
  }

  @Test(arguments: [
    (MirrorStoreError.Code.notPermitted, "s3://case/p", "credentials"), (.notPermitted, "/mnt/case/x", "disk"),
    (.noPlace, "s3://case/p", "bucket"), (.noPlace, "/mnt/case", "mounted"), (.elsewhere, "s3://case/p", "--region"),
    (.noProgram, "s3://case/p", "beside evault"), (.unresolved, "s3://case/p", "--endpoint"),
    (.address, "s3://case/p", "--endpoint"), (.proxy, "s3://case/p", "https_proxy"),
    (.malformed, "s3://case/p", "--endpoint"),
  ]) func whatIsNextFitsThePlace(_ code: MirrorStoreError.Code, _ subject: String, _ word: String) {
    let next = VaultError(MirrorStoreError(code, subject)).next
    #expect(next.contains(word), "\(next)")
    #expect(code == .noProgram || !next.contains("evault-transfer"))
    #expect(!subject.hasPrefix("/") || !next.contains("AWS_"))
  }

  @Test func thisMachineHasManyNames() throws {
    let names = ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000", "http://127.0.0.2:9000"]
    let places = try names.map { try #require(MirrorLocation("s3://case/p", endpoint: $0)) }
    for place in places { #expect(try place.isInside(places[0])) }
    let amazon = try #require(MirrorLocation("s3://case/p", region: "eu-west-1"))
    #expect(try amazon.isInside(#require(MirrorLocation("s3://case", region: "us-east-2"))))
  }
}
