internal import Foundation
internal import Testing

/// Every change that a command asks of the file system fails once, in several ways: nothing is lost, half done, or claimed.
@Suite(.enabled(if: FaultLibrary.isUsable, "needs a C compiler")) struct FaultTests {
  @Test func initUnderFaults() throws {
    var dice = Dice(10)
    let clean = try Sandbox(hasVault: false)
    try FaultRun(clean: clean, words: ["init", "vault", "--no-recovery"]).rounds(using: &dice) { round in
      if round.outcome.status == 0 {
        #expect(try round.box.fingerprint() == round.outcome.text("fingerprint"), "\(round.aftermath.context)")
        try round.aftermath.expectClean()
      } else if !round.fault.isKill, round.fault.extent == .once {
        // The same command again works.
        let again = try round.box.evault(["init", "vault", "--no-recovery"])
        #expect(again.status == 0, "\(round.aftermath.context): again: \(again.summary)")
        if again.status == 0 { try round.aftermath.expectClean() }
      }
      // Elsewhere it works always: the identity is fit for use.
      let other = try round.box.evault(["init", "other", "--no-recovery"])
      #expect(other.status == 0, "\(round.aftermath.context): \(other.summary)")
    }
  }

  @Test func addUnderFaults() throws {
    var dice = Dice(11)
    let clean = try Sandbox()
    _ = try clean.evidence("before", sizes: [50], using: &dice)
    try clean.must(["add", "before"])
    let evidence = try clean.evidence("src", sizes: [60, 9_000, 1_100_000], using: &dice)
    try FaultRun(clean: clean, words: ["add", "src", "--batch", "b"]).rounds(using: &dice) { round in
      let promised = round.outcome.list("items").compactMap { $0["item"] as? String }
      try round.aftermath.expectClean()
      try round.aftermath.expectEventsWhole()
      let count = try round.aftermath.expectWholeOrAbsent(evidence, promised: promised)
      #expect(
        round.outcome.status != 0 || count == 3, "\(round.aftermath.context): success, and \(count) of 3 are there")
      let again = try round.box.evault(["add", "src", "--batch", "b"])
      #expect(again.status == 0, "\(round.aftermath.context): again: \(again.summary)")
      #expect(try round.aftermath.expectWholeOrAbsent(evidence) == 3, "\(round.aftermath.context)")
      try round.box.must(["add", "before"])
      try round.aftermath.expectNoStaleTiles()
      try round.aftermath.expectClean()
      round.aftermath.expectNothingInClear(but: ["before", "src"])
    }
  }

  @Test func getUnderFaults() throws {
    var dice = Dice(12)
    let clean = try Sandbox()
    let evidence = try clean.evidence("src", sizes: [70_000], using: &dice)
    let item = try clean.must(["add", "src"]).list("items").first?["item"] as? String ?? ""
    let words = ["get", item, "-o", "out/copy", "--purpose", "test"]
    let original = try Data(contentsOf: URL(filePath: clean.path + "/src/src-0.txt"))
    try FaultRun(clean: clean, words: words).rounds(using: &dice) { round in
      let (context, copy) = (round.aftermath.context, URL(filePath: round.box.path + "/out/copy"))
      try round.aftermath.expectClean()
      try round.aftermath.expectWholeOrAbsent(evidence, promised: [item])
      let accesses = {
        try round.box.must(["custody", item]).list("events").filter { $0["action"] as? String == "accessed" }.count
      }
      if let released = try? Data(contentsOf: copy) {
        #expect(released == original, "\(context): what came out is not what went in")
        #expect(try accesses() == 1, "\(context): released without a record")
      } else {
        #expect(round.outcome.status != 0, "\(context): success, and there is no file")
      }
      round.aftermath.expectNothingInClear(but: ["src", "out/copy"])
      // A file that failed to come out is not left half, nor under another name. A full or dying disk may refuse even the removal.
      if !round.fault.isKill, round.fault.extent == .once {
        round.aftermath.expectNothingInClear(but: ["src"] + (round.outcome.status == 0 ? ["out/copy"] : []))
        try round.aftermath.expectEventsWhole()
        let again = try round.box.evault(
          round.outcome.status == 0 ? ["get", item, "-o", "out/copy2", "--purpose", "test"] : words)
        #expect(again.status == 0, "\(context): again: \(again.summary)")
      }
    }
  }

  @Test func exportUnderFaults() throws {
    var dice = Dice(13)
    let clean = try Sandbox()
    _ = try clean.evidence("src", sizes: [80, 70_000], using: &dice)
    let items = try clean.must(["add", "src"]).list("items").compactMap { $0["item"] as? String }
    let words = ["export"] + items + ["-o", "out/bundle", "--recipient", "office", "--purpose", "test"]
    try FaultRun(clean: clean, words: words).rounds(using: &dice) { round in
      let (context, bundle) = (round.aftermath.context, round.box.path + "/out/bundle")
      try round.aftermath.expectClean()
      let isThere = FileManager.default.fileExists(atPath: bundle)
      #expect(round.outcome.status != 0 || isThere, "\(context): success, and there is no bundle")
      try Exports(round.box).expectSound(round.aftermath, isRecovered: false)
      if round.outcome.text("safe").contains("No clear file") {
        round.aftermath.expectNothingInClear(but: ["src"])
      }
      try round.box.must(["export", "--recover"])
      try Exports(round.box).expectSound(round.aftermath, isRecovered: true)
      round.aftermath.expectNothingInClear(but: ["src", "out/bundle"])
      if !FileManager.default.fileExists(atPath: bundle) {
        let again = try round.box.evault(words)
        #expect(again.status == 0, "\(context): again: \(again.summary)")
        try Exports(round.box).expectSound(round.aftermath, isRecovered: true)
      }
      try round.aftermath.expectClean()
    }
  }
}
