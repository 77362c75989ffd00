internal import Foundation
internal import Testing

/// Several processes at one vault: nothing is lost, nobody is told a falsehood.
@Suite struct ConcurrencyTests {
  @Test func processesAtOnceLoseNothing() throws {
    var dice = Dice(30)
    for round in 0..<Program.count(2, long: 40) {
      let box = try Sandbox()
      let first = try box.evidence("first", sizes: [3000, 40_000], using: &dice)
      let items = try box.must(["add", "first"]).list("items").compactMap { $0["item"] as? String }
      var evidence: [String: Evidence] = [:]
      for adder in 0..<3 {
        for part in 0..<3 {
          let name = "a\(adder)p\(part)"
          evidence[name] = try box.evidence(name, sizes: [200, 5000, adder == 0 ? 1_100_000 : 900], using: &dice)
        }
      }
      // Three add; others read, take out, export and check meanwhile.
      var rows: [[[String]]] = (0..<3).map { adder in (0..<3).map { ["add", "a\(adder)p\($0)"] } }
      rows.append((0..<4).map { ["get", items[$0 % 2], "-o", "out-\($0)", "--purpose", "test"] })
      for exporter in 0..<2 {
        rows.append(
          (0..<2).map {
            ["export"] + items + ["-o", "out/bundle-\(exporter)-\($0)", "--recipient", "office", "--purpose", "test"]
          })
      }
      rows.append([["list"], ["check"], ["log"], ["check", "--keyless"], ["list"]])
      rows.append((0..<4).map { _ in ["export", "--recover"] })
      try run(rows, at: box, round)
      let head = try Data(contentsOf: URL(filePath: box.vault + "/log/checkpoint"))
      let memory = URL(filePath: box.path + "/state/evidencevault/heads/" + (try box.fingerprint()))
      #expect(try Data(contentsOf: memory) == head, "the machine remembers an older head than it saw")
      let aftermath = Aftermath(box, "concurrency, round \(round)")
      try aftermath.expectClean()
      try aftermath.expectEventsWhole()
      for (_, files) in evidence { #expect(try aftermath.expectWholeOrAbsent(files) == 3) }
      try aftermath.expectWholeOrAbsent(first, promised: items)
      try Exports(box).expectSound(aftermath, isRecovered: true)
      try expectChain(box, items, aftermath)
    }
  }

  /// The log grows past its first full tile, where partial tiles come and go.
  @Test func aCheckBesideAddersFindsNothing() throws {
    var dice = Dice(31)
    let box = try Sandbox()
    let sizes = Array(repeating: 60, count: 17)
    for part in 0..<20 { _ = try box.evidence("part\(part)", sizes: sizes, using: &dice) }
    // Two add, two check, until all is in.
    let adders = (0..<2).map { adder in stride(from: adder, to: 20, by: 2).map { ["add", "part\($0)"] } }
    var (left, adding) = (adders.map { $0.dropFirst() }, try adders.map { try box.start($0[0]) })
    var checks = 0
    while left.contains(where: { !$0.isEmpty }) {
      let checking = try [["check"], ["check", "--keyless"]].map { ($0, try box.start($0)) }
      for adder in adders.indices {
        #expect(adding[adder].finish().status == 0)
        guard let next = left[adder].popFirst() else { continue }
        adding[adder] = try box.start(next)
      }
      for (words, check) in checking {
        let outcome = check.finish()
        let failures = outcome.list("findings").filter { $0["severity"] as? String != "notice" }
        #expect(outcome.status == 0 && failures.isEmpty, "\(words), seed \(Dice.seed): \(outcome.summary)")
        checks += 1
      }
    }
    for adder in adding { #expect(adder.finish().status == 0) }
    #expect(checks >= 8, "the checks were too slow to see anything")
    let aftermath = Aftermath(box, "adders and checks")
    try aftermath.expectClean()
    // Each check with keys is an event of its own.
    #expect(try aftermath.expectEventsWhole() == 1 + 20 * sizes.count + checks / 2)
    let names = try box.must(["list"]).list("items").compactMap { $0["name"] as? String }
    #expect(names.count == 20 * sizes.count && Set(names).count == names.count, "\(names.count) items")
  }

  @Test func vaultsMadeAtOnceAreAllKnown() throws {
    let box = try Sandbox(hasVault: false)
    let running = try (0..<4).map { try box.start(["init", "vault-\($0)", "--no-recovery"]) }
    let outcomes = running.map { $0.finish() }
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.summary)") }
    let known = try box.must(["identity", "show"]).document["known_vaults"] as? [String] ?? []
    #expect(Set(known) == Set(outcomes.map { $0.text("fingerprint") }))
  }

  /// Each row's commands one after the other, all rows at once.
  private func run(_ rows: [[[String]]], at box: Sandbox, _ round: Int) throws {
    var running = try rows.map { try box.start($0[0]) }
    for step in 0..<(rows.map(\.count).max() ?? 0) {
      for (row, commands) in rows.enumerated() where step < commands.count {
        let outcome = running[row].finish()
        #expect(outcome.status == 0, "round \(round): \(commands[step].joined(separator: " ")): \(outcome.summary)")
        if step + 1 < commands.count { running[row] = try box.start(commands[step + 1]) }
      }
    }
  }

  /// Each item's numbers are 0, 1, 2, … and each access is there once.
  private func expectChain(_ box: Sandbox, _ items: [String], _ aftermath: Aftermath) throws {
    for item in items {
      let own = try box.must(["log", "--item", item]).list("events").filter { $0["item"] as? String == item }
      #expect(own.compactMap { $0["seq"] as? Int } == Array(0..<own.count), "\(aftermath.context)")
      #expect(own.count == 3, "\(aftermath.context): an intake and two accesses, not \(own.count) events")
    }
  }
}
