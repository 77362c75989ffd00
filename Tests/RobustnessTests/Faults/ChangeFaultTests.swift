internal import Foundation
internal import Testing

/// Changes of members, compartments and items fail, or are killed, at every change of the file system: they are done, or not; what an
/// interruption leaves is told, and goes when the command is run again.
@Suite(.enabled(if: FaultLibrary.isUsable, "needs a C compiler")) struct ChangeFaultTests {
  @Test func changesUnderFaults() throws {
    var dice = Dice(21)
    let (clean, items) = try Change.sandbox()
    let all = try Change.all(clean, items)
    for change in Program.isLong ? all : Array(all.shuffled(using: &dice).prefix(3)) {
      try FaultRun(clean: clean, words: change.words).rounds(using: &dice) { try judge($0, change, items) }
    }
  }

  private func judge(_ round: FaultRun.Round, _ change: Change, _ items: [String: String]) throws {
    let (box, context) = (round.box, round.aftermath.context)
    try round.aftermath.expectClean(but: change.leftovers)
    let isDone = try change.isDone(box)
    #expect(round.outcome.status != 0 || isDone, "\(context): success, and nothing was done")
    let again = try box.evault(change.words)
    // What is done cannot be done twice; some commands say so, others find nothing to do.
    if !isDone { expectRepeated(again, change, context) }
    #expect(again.status < 128, "\(context): again: \(again.summary)")
    #expect(try change.isDone(box) || change.words[0] == "recovery", "\(context): undone: \(again.summary)")
    try box.must(["compartment", "rotate", "identities"])
    if change.words[0] == "erase" || change.words[0] == "move" { try box.must(change.words) }
    try round.aftermath.expectClean()
    let known = Set(try box.must(["list"]).list("items").compactMap { $0["item"] as? String })
    for (compartment, item) in items where !(change.words.contains(item) && change.words[0] == "erase") {
      let isShredded = compartment == "north-1" && change.words.contains("shred")
      #expect(known.contains(item) != isShredded, "\(context): the item in \(compartment)")
    }
    round.aftermath.expectNothingInClear(but: ["in-general", "in-north-1"])
  }

  private func expectRepeated(_ again: Outcome, _ change: Change, _ context: String) {
    // Shares that were written before the roster knew of them are never overwritten: another folder is asked for.
    if change.words[0] == "recovery" { return }
    #expect(again.status == 0, "\(context): again: \(again.summary)")
  }
}
