internal import Foundation
internal import Testing

/// Pushing, pulling, repairing and cloning fail, or are killed, at every change of the file system: vault and mirror are what they were or what they
/// become, and the next run completes it.
@Suite(.enabled(if: FaultLibrary.isUsable, "needs a C compiler")) struct MirrorFaultTests {
  /// A machine whose vault has a mirror beside it, and is ahead of it by an item, an erasure and a kept checkpoint.
  private func sandbox() throws -> Sandbox {
    var dice = Dice(31)
    let box = try Sandbox()
    _ = try box.evidence("in", sizes: [10, 3_000, 70_000], using: &dice)
    _ = try box.evidence("late", sizes: [20, 30_000], using: &dice)
    try box.must(["add", "in"])
    try box.must(["mirror", "add", "cellar", "file://\(box.path)/mirror"])
    try box.must(["mirror", "push"])
    return box
  }

  private func goOn(_ box: Sandbox) throws {
    let item = try #require(box.must(["list"]).list("items").first?["item"] as? String)
    try box.must(["erase", item, "--reason", "duplicate", "--yes"])
    try box.must(["log", "request-cosignature", "-o", "request"])
    try box.must(["add", "late"])
  }

  /// A machine knows its mirror by a path from the top.
  private static func settle(_ box: Sandbox) throws {
    let folder = box.path + "/config/evidencevault/mirrors/"
    for file in Scratch.files(below: folder) where file.hasSuffix("/cellar") {
      try "address file://\(box.path)/mirror\n".write(toFile: folder + file, atomically: true, encoding: .utf8)
    }
  }

  /// Checks a copy of the vault as somebody does who never saw it.
  private func check(_ box: Sandbox, _ path: String, _ words: [String] = ["check", "--keyless"]) throws -> Outcome {
    try box.evault(words + ["--vault", path], environment: ["XDG_STATE_HOME": box.path + "/elsewhere"])
  }

  /// - Parameter leftovers: codes of findings that an interruption may leave, until the command is run again.
  private func expectWhole(_ found: Outcome, _ context: String, but leftovers: Set<String> = []) {
    let failures = found.list("findings").filter {
      $0["severity"] as? String != "notice" && !leftovers.contains($0["code"] as? String ?? "")
    }
    #expect(!found.document.isEmpty && failures.isEmpty, "\(context): \(found.summary)")
    if leftovers.isEmpty { #expect(found.status == 0, "\(context): \(found.summary)") }
  }

  private func objects(_ path: String) -> [String] { Scratch.files(below: path + "/objects") }

  /// The log's files; of partial tiles an interrupted commit may leave older ones.
  private func log(_ path: String) -> [String] {
    Scratch.files(below: path + "/log").filter { !$0.hasPrefix("tile/") || !$0.contains(".p/") }
  }

  private func expectCurrent(_ box: Sandbox, _ context: String) throws {
    expectWhole(try box.evault(["mirror", "check", "cellar"]), context)
    #expect(try box.evault(["mirror", "status"]).status == 0, "\(context)")
    // What an interrupted commit left in the vault is no part of it, and does not travel.
    #expect(Set(objects(box.path + "/mirror")).isSubset(of: objects(box.vault)), "\(context)")
  }

  @Test func pushingUnderFaults() throws {
    var dice = Dice(32)
    let clean = try sandbox()
    let before = try check(clean, clean.path + "/mirror").document["entries"] as? Int
    try goOn(clean)
    let after = try check(clean, clean.vault).document["entries"] as? Int
    let run = FaultRun(clean: clean, words: ["mirror", "push"], settle: Self.settle)
    try run.rounds(using: &dice) { round in
      let (box, context) = (round.box, round.aftermath.context)
      try round.aftermath.expectClean()
      let mirror = try check(box, box.path + "/mirror")
      expectWhole(mirror, context, but: ["erasure-incomplete"])
      #expect([before, after].contains(mirror.document["entries"] as? Int), "\(context): \(mirror.summary)")
      try box.must(run.words)
      try expectCurrent(box, context)
      round.aftermath.expectNothingInClear(but: ["in", "late"])
    }
  }

  @Test func pullingUnderFaults() throws {
    var dice = Dice(33)
    let clean = try sandbox()
    let old = clean.path + "/old.vault"
    try FileManager.default.copyItem(atPath: clean.vault, toPath: old)
    let before = try check(clean, old).document["entries"] as? Int
    try goOn(clean)
    try clean.must(["mirror", "push"])
    let after = try check(clean, clean.vault).document["entries"] as? Int
    try FileManager.default.moveItem(atPath: clean.vault, toPath: clean.path + "/new.vault")
    try FileManager.default.moveItem(atPath: old, toPath: clean.vault)
    let run = FaultRun(clean: clean, words: ["mirror", "pull", "cellar"], settle: Self.settle)
    try run.rounds(using: &dice) { round in
      let (box, context) = (round.box, round.aftermath.context)
      for words in [["check", "--keyless"], ["check", "--no-record"]] {
        let vault = try check(box, box.vault, words)
        expectWhole(vault, context, but: ["erasure-incomplete"])
        #expect([before, after].contains(vault.document["entries"] as? Int), "\(context): \(vault.summary)")
      }
      try box.must(run.words)
      try round.aftermath.expectClean()
      #expect(objects(box.vault) == objects(box.path + "/new.vault"), "\(context)")
      #expect(log(box.vault) == log(box.path + "/new.vault"), "\(context)")
      round.aftermath.expectNothingInClear(but: ["in", "late"])
    }
  }

  @Test func repairingUnderFaults() throws {
    var dice = Dice(34)
    let clean = try sandbox()
    let all = objects(clean.vault)
    for (place, name) in all.prefix(4).enumerated() {
      let path = (place % 2 == 0 ? clean.vault : clean.path + "/mirror") + "/objects/" + name
      try FileManager.default.removeItem(atPath: path)
      if place > 1 { try Data("damaged".utf8).write(to: URL(filePath: path)) }
    }
    let run = FaultRun(clean: clean, words: ["mirror", "repair"], settle: Self.settle)
    let damage: Set<String> = ["object-missing", "object-damaged"]
    try run.rounds(using: &dice) { round in
      let (box, context) = (round.box, round.aftermath.context)
      for path in [box.vault, box.path + "/mirror"] { expectWhole(try check(box, path), context, but: damage) }
      try box.must(run.words)
      try round.aftermath.expectClean()
      try box.must(["mirror", "push"])
      try expectCurrent(box, context)
      round.aftermath.expectNothingInClear(but: ["in", "late"])
    }
  }

  @Test func cloningUnderFaults() throws {
    var dice = Dice(35)
    let clean = try sandbox()
    try goOn(clean)
    try clean.must(["mirror", "push"])
    let words = ["clone", "file://@box/mirror", "@box/new", "--fingerprint", try clean.fingerprint()]
    let run = FaultRun(clean: clean, words: words, settle: Self.settle)
    try run.rounds(using: &dice) { round in
      let (box, context, made) = (round.box, round.aftermath.context, round.box.path + "/new")
      let isUnfinished = FileManager.default.fileExists(atPath: made + "/tmp/clone")
      if FileManager.default.fileExists(atPath: made + "/log/checkpoint"), !isUnfinished {
        // It was whole already: what is there is not made anew.
        let again = try box.evault(run.words(in: box))
        #expect(again.status == 1, "\(context): \(again.summary)")
      } else {
        try box.must(run.words(in: box))
      }
      expectWhole(try box.evault(["check", "--no-record", "--vault", made]), context)
      #expect(objects(made) == objects(box.vault), "\(context)")
      round.aftermath.expectNothingInClear(but: ["in", "late"])
    }
  }
}
