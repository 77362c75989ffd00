internal import Foundation
internal import Testing

/// Handing over fails, or is killed, at every change of the file system: run again, everything is home once, and a receipt says so.
@Suite(.enabled(if: FaultLibrary.isUsable, "needs a C compiler")) struct HandoffFaultTests {
  private static let count = 3

  /// A machine with a vault, a kit that was started beside it, and evidence in the kit.
  private func sandbox() throws -> (box: Sandbox, key: String) {
    var dice = Dice(22)
    let box = try Sandbox()
    _ = try box.evidence("in", sizes: [10, 3_000, 70_000], using: &dice)
    let kit = try box.must(["kit", "make", "-o", "kit", "--for", "investigator-1"]).text("fingerprint")
    let started = try box.must(["start", "in", "--kit", "kit", "--no-passphrase", "--fingerprint", kit])
    return (box, started.text("key"))
  }

  private func field(_ box: Sandbox) -> [String: String] {
    ["EVAULT_VAULT": box.path + "/kit/field.vault", "EVAULT_IDENTITY": box.path + "/kit/identity.age"]
  }

  @Test func receivingUnderFaults() throws {
    var dice = Dice(23)
    let (clean, key) = try sandbox()
    try clean.must(["handoff", "offer", "-o", "offer"], environment: field(clean))
    let words = ["handoff", "receive", "offer", "--fingerprint", key]
    try FaultRun(clean: clean, words: words).rounds(using: &dice) { round in
      let (box, context) = (round.box, round.aftermath.context)
      try round.aftermath.expectClean()
      let again = try box.must(words)
      #expect(again.list("rejected").isEmpty, "\(context): \(again.summary)")
      #expect((again.document["received"] as? [String])?.count == Self.count, "\(context): \(again.summary)")
      #expect(try box.must(["list"]).list("items").count == Self.count, "\(context): an item is there twice, or not")
      try round.aftermath.expectClean()
      try box.must(["handoff", "close", "offer/receipt.jwt"], environment: field(box))
      round.aftermath.expectNothingInClear(but: ["in"])
    }
  }

  @Test func offeringUnderFaults() throws {
    var dice = Dice(24)
    let (clean, key) = try sandbox()
    let words = ["handoff", "offer", "-o", "offer", "--vault", "kit/field.vault", "--identity", "kit/identity.age"]
    try FaultRun(clean: clean, words: words).rounds(using: &dice) { round in
      let (box, context) = (round.box, round.aftermath.context)
      // What has its name is whole; else it is made again.
      if !FileManager.default.fileExists(atPath: box.path + "/offer") { try box.must(words) }
      let received = try box.must(["handoff", "receive", "offer", "--fingerprint", key])
      #expect((received.document["received"] as? [String])?.count == Self.count, "\(context): \(received.summary)")
      try box.must(["handoff", "close", "offer/receipt.jwt"], environment: field(box))
      try round.aftermath.expectClean()
      round.aftermath.expectNothingInClear(but: ["in"])
    }
  }
}
