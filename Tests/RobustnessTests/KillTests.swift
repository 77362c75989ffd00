internal import Foundation
internal import Testing

/// The program is killed at random moments: what it leaves is whole.
@Suite struct KillTests {
  /// A time between none and a bit more than a whole run takes. Nothing can be awaited here: the moment must be one that nobody chose.
  private func killSomewhere(_ running: Running, within whole: Double, using dice: inout Dice) -> Outcome {
    Thread.sleep(forTimeInterval: Double.random(in: 0...(whole * 1.15), using: &dice))
    running.kill()
    return running.finish()
  }

  @Test func addCanBeKilledAtAnyMoment() throws {
    var dice = Dice(1)
    let clean = try Sandbox()
    let sizes = [40, 700, 5_000, 20_000, 60_000, 300, 1_200_000, 2_500_000]
    let started = Date()
    _ = try clean.evidence("timed", sizes: sizes, using: &dice)
    try clean.must(["add", "timed"])
    let whole = Date().timeIntervalSince(started)
    var box = try Sandbox(copying: clean)
    var ended = (killed: 0, added: 0)
    for round in 0..<Program.count(8, long: 250) {
      if round % 5 == 4 { box = try Sandbox(copying: clean) }
      let evidence = try box.evidence("round\(round)", sizes: sizes, using: &dice)
      let words = ["add", "round\(round)", "--batch", "b\(round)"]
      let outcome = killSomewhere(try box.start(words), within: whole, using: &dice)
      let aftermath = Aftermath(box, "add, round \(round)")
      try aftermath.expectClean()
      try aftermath.expectEventsWhole()
      let promised = outcome.list("items").compactMap { $0["item"] as? String }
      let count = try aftermath.expectWholeOrAbsent(evidence, promised: promised)
      #expect(count == 0 || count == sizes.count, "one commit brings in all of a batch")
      let others = (0...round).map { "round\($0)" }
      aftermath.expectNothingInClear(but: others + ["timed"])
      if outcome.status == 137 { ended.killed += 1 }
      if count > 0 { ended.added += 1 }
      // The same again takes up what is missing, and nothing twice.
      try box.must(words)
      #expect(try aftermath.expectWholeOrAbsent(evidence) == sizes.count)
    }
    #expect(ended.killed > 0, "no run was killed: the rounds prove nothing")
  }

  @Test func getCanBeKilledAtAnyMoment() throws {
    var dice = Dice(3)
    let box = try Sandbox()
    let evidence = try box.evidence("src", sizes: [4_000_000], using: &dice)
    let item = try box.must(["add", "src"]).list("items").first?["item"] as? String ?? ""
    let words = { (round: Int) in ["get", item, "-o", "out/copy-\(round)", "--purpose", "test"] }
    let started = Date()
    try box.must(words(-1))
    let whole = Date().timeIntervalSince(started)
    let original = try Data(contentsOf: URL(filePath: box.path + "/src/src-0.txt"))
    var (killed, released, events) = (0, ["copy--1"], 3)
    for round in 0..<Program.count(8, long: 250) {
      let outcome = killSomewhere(try box.start(words(round)), within: whole, using: &dice)
      if outcome.status == 137 { killed += 1 }
      let aftermath = Aftermath(box, "get, round \(round)")
      let count = try aftermath.expectEventsWhole()
      #expect(count == events || count == events + 1, "\(aftermath.context): \(count) events after \(events)")
      let copy = "copy-\(round)"
      if let content = try? Data(contentsOf: URL(filePath: box.path + "/out/" + copy)) {
        released.append(copy)
        #expect(content == original, "\(aftermath.context): what came out is not what went in")
        #expect(count == events + 1, "\(aftermath.context): released without a record")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: box.path + "/out").sorted() == released.sorted())
      aftermath.expectNothingInClear(but: ["src"] + released.map { "out/" + $0 })
      try aftermath.expectWholeOrAbsent(evidence, promised: [item])
      events = count
    }
    try Aftermath(box, "get").expectClean()
    #expect(killed > 0, "no run was killed: the rounds prove nothing")
  }

  @Test func exportCanBeKilledAtAnyMoment() throws {
    var dice = Dice(2)
    let clean = try Sandbox()
    let evidence = try clean.evidence("src", sizes: [100, 9_000, 700_000, 3_000_000], using: &dice)
    let items = try clean.must(["add", "src"]).list("items").compactMap { $0["item"] as? String }
    let words = { (round: Int) in
      ["export"] + items + ["-o", "out/bundle-\(round)", "--recipient", "office", "--purpose", "test"]
    }
    let started = Date()
    try clean.must(words(-1))
    let whole = Date().timeIntervalSince(started)
    var box = try Sandbox(copying: clean)
    var killed = 0
    for round in 0..<Program.count(8, long: 250) {
      if round % 5 == 4 { box = try Sandbox(copying: clean) }
      let outcome = killSomewhere(try box.start(words(round)), within: whole, using: &dice)
      if outcome.status == 137 { killed += 1 }
      let aftermath = Aftermath(box, "export, round \(round)")
      try aftermath.expectClean()
      try aftermath.expectEventsWhole()
      try Exports(box).expectSound(aftermath, isRecovered: false)
      try box.must(["export", "--recover"])
      try aftermath.expectClean()
      try Exports(box).expectSound(aftermath, isRecovered: true)
      let bundles = (-1...round).map { "out/bundle-\($0)" }
      aftermath.expectNothingInClear(but: bundles + ["src"])
      try aftermath.expectWholeOrAbsent(evidence, promised: items)
    }
    #expect(killed > 0, "no run was killed: the rounds prove nothing")
  }
}
