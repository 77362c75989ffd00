import Foundation
import TestSupport
import Testing
import Transfer
import VaultCrypto
import VaultFiles

@testable import MirrorStores

/// Networks that break, services that are busy, and ones that lie.
@Suite(.serialized, .enabled(if: ExternalTool("python3").isInstalled)) struct ServiceFaultTests {
  private let test: TestStore
  private let name: StoredName
  private let bytes = [UInt8](repeating: 5, count: 200_000)

  init() throws {
    test = try TestStore(.model)
    name = try #require(StoredName("objects/x"))
  }

  private func code(_ body: () throws -> Void) -> MirrorStoreError.Code? {
    do { try body() } catch let error as MirrorStoreError { return error.code } catch { Issue.record(error) }
    return nil
  }

  @Test(arguments: ["busy", "error", "drop", "lost", "stall"]) func whatPassesIsTriedAgain(_ fault: String) throws {
    try test.fault(fault)
    // What was lost may have been done: for small files that is found out.
    let small: [UInt8] = [1, 2, 3]
    try test.store.add(name, .bytes(small), digest: SHA256.hash(small))
    try test.fault(fault, fault)
    #expect(try test.store.bytes(of: name, limit: 10) == small)
    try test.fault(fault)
    var count = 0
    try test.store.forEach("") { _, _ in count += 1 }
    #expect(count == 1)
    try test.fault(fault)
    try test.store.remove(name)
    #expect(try test.store.size(of: name) == nil)
  }

  @Test func whatBreaksOffGoesOnWhereItWas() throws {
    try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
    try test.fault("half", "half", "drop")
    var got: [UInt8] = []
    try test.store.read(name, from: 0, count: UInt64(bytes.count)) { got += $0 }
    #expect(got == bytes)
    try test.fault("half", "half")
    #expect(try test.store.bytes(of: name, limit: bytes.count) == bytes)
  }

  @Test func aLineThatBreaksAgainAndAgainBringsALargeFile() throws {
    let large = (0..<2_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 7) }
    try test.store.add(name, test.content(large), digest: SHA256.hash(large))
    // Five times as many breaks as attempts are made in a row.
    try test.fault([String](repeating: "piece", count: 19))
    var got: [UInt8] = []
    try test.store.read(name, from: 0, count: UInt64(large.count)) { got += $0 }
    #expect(got == large)
    // Where it does not get ahead, or only by crumbs, there is an end.
    for word in ["drop", "crumb"] {
      try test.fault(["piece", "piece", "piece"] + [String](repeating: word, count: 4) + ["none"])
      var count = 0
      #expect(
        code { try test.store.read(name, from: 0, count: UInt64(large.count)) { count += $0.count } } == .unreachable)
      #expect((300_000..<310_000).contains(count), "\(word): \(count)")
    }
    try test.fault([])
  }

  @Test(arguments: ["drip", "dripping"]) func whatOnlyDripsEnds(_ fault: String) throws {
    try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
    // Four attempts are three of those that take all their time.
    try test.fault(fault, fault, fault, "none")
    #expect(code { _ = try test.store.bytes(of: name, limit: 1 << 20) } == .unreachable)
    try test.fault(fault, "none")
    #expect(try test.store.bytes(of: name, limit: 1 << 20) == bytes)
  }

  @Test func aNameThatLeadsNowhereIsLookedUpAgain() throws {
    var asked = 0
    let quick = Patience(attempts: 3, firstPause: 1, longestPause: 1)
    let store = try TestStore.service("https://nonexist.invalid", "", quick, timeout: 30)
    do {
      try store.retry("x") { () throws(MirrorStoreError) in
        asked += 1
        _ = try store.askOnce(ServiceRequest(.versioning), "x")
      }
      Issue.record("an address was found")
    } catch {
      // The same connection was asked three times.
      #expect(asked == 3 && error.code == .unresolved, "\(error)")
      #expect(error.detail.contains("https://nonexist.invalid") && error.detail.hasSuffix("; tried 3 times"))
    }
  }

  @Test(arguments: [
    ("http://127.0.0.1:99999", "", MirrorStoreError.Code.address),
    ("https://s3.invalid", "garbage://u:secret@x", .proxy),
    ("https://s3.invalid", "http://u:secret@127.0.0.1:99999", .proxy),
    ("https://s3.invalid", "http://u:secret@127.0.0.1:1", .unreachable),
  ]) func whatCannotBeAskedIsNamed(_ service: String, _ proxy: String, _ code: MirrorStoreError.Code) throws {
    let place = try #require(ServicePlace(service: service, bucket: "abc", region: "r", timeout: 30))
    let program = ExternalTool.programs + "/evault-transfer"
    let said = try ExternalTool("env").run(
      ["-i", "AWS_ACCESS_KEY_ID=a", "AWS_SECRET_ACCESS_KEY=b", "https_proxy=\(proxy)", program],
      input: place.head + ServiceRequest(.versioning).head
    ).text
    let last = said.split(separator: "\n").last ?? ""
    let word = last.split(separator: " ").dropFirst().first.flatMap { TransferFailure(rawValue: String($0)) }
    let failure = try #require(word, "\(said)")
    #expect(code == [.address: .address, .proxy: .proxy, .unreachable: .unreachable][failure])
    #expect(!said.contains("secret"), "\(said)")
    #expect(proxy.isEmpty || said.contains("https_proxy"), "\(said)")
  }

  @Test func thereIsAnEnd() throws {
    try test.fault("busy", "drop", "error", "busy", "none")
    let start = ContinuousClock.now
    #expect(code { try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes)) } == .unreachable)
    #expect(ContinuousClock.now - start < .seconds(10))
    try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes))
  }

  @Test(
    arguments: [
      ("forbidden", MirrorStoreError.Code.notPermitted), ("skewed", .clock), ("quota", .full),
    ]) func whatWillNotPassIsNotTriedAgain(_ fault: String, _ code: MirrorStoreError.Code) throws
  {
    try test.fault(fault, "none")
    #expect(self.code { try test.store.add(name, .bytes(bytes), digest: SHA256.hash(bytes)) } == code)
    #expect(try test.store.size(of: name) == nil)
  }

  @Test(arguments: ["unsorted", "strange", "endless", "nonsense"]) func aListThatLiesIsRefused(_ fault: String) throws {
    for text in ["objects/a", "objects/b"] {
      try test.store.add(#require(StoredName(text)), .bytes([1]), digest: SHA256.hash([1]))
    }
    try test.fault(fault, fault, fault, fault)
    let found = code { try test.store.forEach("objects/") { _, _ in } }
    #expect(found == (fault == "nonsense" ? .unreachable : .malformed))
  }

  @Test func aLargeFileSurvivesFaults() throws {
    let large = (0..<11_000_000).map { UInt8(truncatingIfNeeded: $0 >> 8) }
    try test.fault("none", "busy", "drop", "busy", "lost", "none", "none", "lost")
    try test.store.add(name, test.content(large), digest: SHA256.hash(large))
    var hasher = SHA256()
    try test.store.read(name, from: 0, count: UInt64(large.count)) { hasher.update(Array($0)) }
    #expect(hasher.finish() == SHA256.hash(large))
  }

  @Test(arguments: [
    (301, "PermanentRedirect", "eu-west-1"), (400, "AuthorizationHeaderMalformed", "eu-west-1"), (307, nil, nil),
  ]) func whoSendsElsewhereIsNamed(_ status: Int, _ error: String?, _ region: String?) throws {
    let found = try #require(
      ServiceRefusal.meaning(of: ServiceAnswer(status: status, value: region, error: error), "s3://x"))
    #expect(found.code == .elsewhere)
    #expect(region.map { found.detail.hasSuffix("it names the region \($0)") } ?? !found.detail.contains("region"))
  }

  @Test(arguments: ["elsewhere", "misplaced"]) func theRegionThatAServiceNamesIsTold(_ fault: String) throws {
    try test.fault(fault, "none")
    do {
      _ = try test.store.bytes(of: name, limit: 10)
      Issue.record("it was answered")
    } catch {
      #expect(error.code == .elsewhere && error.detail.hasSuffix("it names the region eu-west-1"), "\(error)")
    }
  }

  @Test func whatIsNotThereIsNamed() throws {
    let model = try StoreModel()
    let quick = Patience(attempts: 2, firstPause: 1, longestPause: 1)
    let nowhere = try TestStore.service("http://127.0.0.1:\(model.port)", "", quick, bucket: "nowhere")
    #expect(code { _ = try nowhere.list("", after: nil) } == .noPlace)
    let nobody = try TestStore.service("http://127.0.0.1:1", "", quick)
    #expect(code { _ = try nobody.list("", after: nil) } == .unreachable)
    #expect(ServicePlace(service: "ftp://x", bucket: "abc", region: "r") == nil)
    #expect(
      try TestStore.service("http://127.0.0.1:\(model.port)", "", quick, bucket: "versioned").keepsVersions() == true)
    let elsewhere = try TestStore.service("http://example.org", "", quick)
    #expect(code { _ = try elsewhere.list("", after: nil) } == .address)
    #expect(code { _ = try FolderMirrorStore("/nowhere/at/all") } == .noPlace)
  }

  @Test func credentialsAreReadFromTheSharedFile() throws {
    let model = try StoreModel()
    try test.scratch.write(
      Array(
        "[other]\naws_access_key_id=x\n[ field ]\n# c\naws_access_key_id = abc\naws_secret_access_key= d/e+f\n".utf8),
      to: "c")
    let place = ServicePlace(service: "http://127.0.0.1:\(model.port)", bucket: "abc", region: "us-east-1")
    let program = ExternalTool.programs + "/evault-transfer"
    func ask(_ profile: String) throws -> String {
      let request = try #require(place).head + ServiceRequest(.versioning).head
      return try ExternalTool("env").run(
        ["-i", "AWS_SHARED_CREDENTIALS_FILE=\(test.scratch.path("c"))", "AWS_PROFILE=\(profile)", program],
        input: request
      ).text
    }
    #expect(try ask("field").hasSuffix("value never\n\ndone\n"))
    #expect(try ask("other").hasPrefix("failed credentials"))
    #expect(try ask("none").hasPrefix("failed credentials"))
    #expect(try !ask("other").contains("d/e+f"))
  }
}
