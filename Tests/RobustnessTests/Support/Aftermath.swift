internal import Foundation
internal import Testing

/// What must be true of a vault whatever happened to the program.
struct Aftermath {
  let box: Sandbox
  let context: String

  init(_ box: Sandbox, _ context: String) {
    self.box = box
    self.context = context + ", seed \(Dice.seed)"
  }

  /// The vault checks clean, with and without keys.
  /// - Parameter leftovers: codes of findings that an interruption may leave, until the command is run again.
  func expectClean(but leftovers: Set<String> = []) throws {
    for words in [["check", "--no-record"], ["check", "--keyless"]] {
      let check = try box.evault(words)
      let failures = check.list("findings").filter {
        $0["severity"] as? String != "notice" && !leftovers.contains($0["code"] as? String ?? "")
      }
      let isExpected = check.status == 0 || (!leftovers.isEmpty && !check.list("findings").isEmpty)
      #expect(isExpected && failures.isEmpty, "\(context): \(words.joined(separator: " ")): \(check.summary)")
    }
  }

  /// Each event that was ever signed is wholly in the log, or absent: the log has its roster's entry and readable events, nothing else,
  /// and in every chain each number once.
  /// - Returns: how many events there are.
  @discardableResult
  func expectEventsWhole() throws -> Int {
    let log = try box.evault(["log"])
    #expect(log.status == 0 && log.list("unreadable").isEmpty, "\(context): \(log.summary)")
    let events = log.list("events")
    #expect(log.document["size"] as? Int == events.count + 1, "\(context): entries without events")
    #expect(
      Set(events.compactMap { $0["event"] as? String }).count == events.count, "\(context): an event is there twice")
    for (item, chain) in Dictionary(grouping: events, by: { $0["item"] as? String ?? "" }) {
      #expect(chain.compactMap { $0["seq"] as? Int } == Array(0..<chain.count), "\(context): the chain of \(item)")
    }
    return events.count
  }

  /// No tile is there beyond the log's edge: what an interrupted commit left was taken away by the next one.
  func expectNoStaleTiles() throws {
    let size = try box.must(["log"]).document["size"] as? Int ?? 0
    guard size < 256 else { return }
    let expected = ["0/000.p/\(size)", "entries/000.p/\(size)"]
    #expect(Scratch.files(below: box.vault + "/log/tile") == expected, "\(context): tiles for \(size) entries")
  }

  /// Each file of evidence is wholly in the vault as one item, or absent; the items that were promised are there.
  /// - Returns: how many are in.
  @discardableResult
  func expectWholeOrAbsent(_ evidence: Evidence, promised: [String] = [], atMost: Int = 1) throws -> Int {
    let list = try box.evault(["list"])
    #expect(list.status == 0, "\(context): \(list.summary)")
    var count = 0
    let items = list.list("items")
    for (name, digest) in evidence.digests {
      let found = items.filter { ($0["name"] as? String)?.hasSuffix(name) == true }
      #expect(found.count <= atMost, "\(context): \(name) came in \(found.count) times")
      #expect(found.allSatisfy { $0["digest"] as? String == digest }, "\(context): \(name) is not what it was")
      if !found.isEmpty { count += 1 }
    }
    let known = Set(items.compactMap { $0["item"] as? String })
    for item in promised { #expect(known.contains(item), "\(context): \(item) was promised and is not there") }
    return count
  }

  /// No byte of the evidence is in clear, but in its own folder and in `allowed` ones.
  func expectNothingInClear(but allowed: [String]) {
    let found = Scratch.files(below: box.path, containing: Evidence.marker).filter { path in
      !allowed.contains { path == $0 || path.hasPrefix($0 + "/") }
    }
    #expect(found.isEmpty, "\(context): evidence in clear: \(found)")
  }

  /// The identity is whole.
  func expectIdentity() throws {
    let show = try box.evault(["identity", "show"])
    #expect(show.status == 0 && !show.text("recipient").isEmpty, "\(context): the identity is lost: \(show.summary)")
  }

  /// A failure came with words, and not as a crash.
  func expectExplained(_ outcome: Outcome) {
    #expect(outcome.status < 128 || outcome.status == 130, "\(context): it crashed: \(outcome.summary)")
    if outcome.status != 0 { #expect(outcome.complaint.count > 10, "\(context): no clear message: \(outcome.summary)") }
  }
}
