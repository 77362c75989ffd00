internal import Foundation
internal import Testing

/// A vault that is not the one it was, or not the one that was meant, is refused.
@Suite struct RollbackTests {
  private func put(_ source: String, as target: String) throws {
    try? FileManager.default.removeItem(atPath: target)
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }

  private func expectRefused(_ box: Sandbox, status: Int32, _ code: String) throws {
    for words in [["list"], ["add", "b"], ["get", "7", "--purpose", "x"], ["export", "--recover"]]
    where words[0] != "get" {
      let outcome = try box.evault(words)
      #expect(outcome.status == status, "\(words): \(outcome.summary)")
    }
    for words in [["check"], ["check", "--keyless"]] {
      let check = try box.evault(words)
      #expect(check.status == status, "\(words): \(check.summary)")
      #expect(check.list("findings").contains { $0["code"] as? String == code }, "\(check.summary)")
    }
  }

  @Test func anOlderCopyIsRefused() throws {
    var dice = Dice(40)
    let box = try Sandbox()
    for name in ["a", "b"] { _ = try box.evidence(name, sizes: [100], using: &dice) }
    try put(box.vault, as: box.path + "/old")
    try box.must(["add", "a"])
    let entries = Scratch.files(below: box.path + "/old")
    try put(box.vault, as: box.path + "/new")
    try put(box.path + "/old", as: box.vault)
    try expectRefused(box, status: 24, "rolled-back")
    #expect(
      Scratch.files(below: box.vault).filter { !$0.hasPrefix("tmp/") } == entries, "a refused vault was written to")
    try put(box.path + "/new", as: box.vault)
    try Aftermath(box, "the newer copy is back").expectClean()
  }

  @Test func anotherHistoryIsRefused() throws {
    var dice = Dice(41)
    let box = try Sandbox()
    for name in ["a", "b"] { _ = try box.evidence(name, sizes: [100], using: &dice) }
    let other = try Sandbox(copying: box)
    try box.must(["add", "a"])
    // Longer, and signed by the same key: only the machine's memory tells it from the vault.
    try other.must(["add", "b"], environment: ["EVAULT_VAULT": other.vault])
    try other.must(["add", "a"], environment: ["EVAULT_VAULT": other.vault])
    try put(other.vault, as: box.vault)
    try expectRefused(box, status: 24, "forked")
  }

  @Test func aLookAlikeIsRefusedByItsFingerprint() throws {
    var dice = Dice(42)
    let box = try Sandbox()
    _ = try box.evidence("a", sizes: [100], using: &dice)
    try box.must(["add", "a"])
    let fingerprint = try box.fingerprint()
    let before = try Data(contentsOf: URL(filePath: box.identity))
    // Same objects, another founder.
    let forger = try Sandbox()
    try FileManager.default.removeItem(atPath: forger.vault + "/objects")
    try FileManager.default.copyItem(atPath: box.vault + "/objects", toPath: forger.vault + "/objects")
    let stranger = try box.evault(["list", "--vault", forger.vault])
    #expect(stranger.status == 12, "\(stranger.summary)")
    for words in [["list"], ["check"], ["check", "--keyless"]] {
      let outcome = try box.evault(words + ["--vault", forger.vault, "--fingerprint", fingerprint])
      #expect(outcome.status != 0, "\(words): \(outcome.summary)")
      #expect(words == ["check", "--keyless"] || outcome.status == 22, "\(words): \(outcome.summary)")
    }
    let keyless = try box.evault(["check", "--keyless", "--vault", forger.vault, "--fingerprint", fingerprint])
    #expect(keyless.list("findings").contains { $0["code"] as? String == "fingerprint-mismatch" }, "\(keyless.summary)")
    // The same person's keys in a vault that they never compared: refused until the fingerprint is given.
    try box.must(["init", "second", "--no-recovery"])
    try before.write(to: URL(filePath: box.identity))
    let unknown = try box.evault(["list", "--vault", "second"])
    #expect(unknown.status == 22, "\(unknown.summary)")
    #expect(try Data(contentsOf: URL(filePath: box.identity)) == before, "a refused vault was pinned")
  }
}
