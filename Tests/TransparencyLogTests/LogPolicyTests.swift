import Testing
import TransparencyLog
import VaultCrypto

@Suite struct LogPolicyTests {
  private let log: NoteSignerKey
  private let witnesses: [String: NoteSignerKey]
  private let checkpoint: Checkpoint

  init() throws {
    log = try testKey("example.com/log", seed: 1)
    var witnesses: [String: NoteSignerKey] = [:]
    for (number, name) in ["X1", "X2", "X3", "Y1", "Y2", "Y3"].enumerated() {
      witnesses[name] = try testKey("example.com/\(name)", .cosignatureV1, seed: UInt8(10 + number))
    }
    self.witnesses = witnesses
    checkpoint = Checkpoint(origin: log.verifierKey.name.line, head: .empty)
  }

  /// The example of c2sp.org/tlog-policy.
  private func example() throws -> String {
    var lines = ["# example", "log \(log.verifierKey) https://log.example/", ""]
    for name in witnesses.keys.sorted() { lines.append("witness \(name)\t \(try key(name).verifierKey)") }
    lines += ["  group X-witnesses 2 X1 X2 X3", "group Y-witnesses any Y1 Y2 Y3 "]
    lines += ["group X-and-Y all X-witnesses Y-witnesses", "\t# comment", "quorum X-and-Y", ""]
    return lines.joined(separator: "\n")
  }

  private func key(_ name: String) throws -> NoteSignerKey { try #require(witnesses[name]) }

  private func note(_ names: [String], by log: NoteSignerKey? = nil) throws -> SignedNote {
    var signatures = [try (log ?? self.log).sign(checkpoint)]
    for name in names { signatures.append(try key(name).cosign(checkpoint, timestamp: 5)) }
    return try SignedNote(text: checkpoint.bytes, signatures: signatures)
  }

  private func policy(_ text: String) throws -> LogPolicy { try LogPolicy(Array(text.utf8)) }

  @Test func theExampleOfTheStandard() throws {
    let policy = try policy(try example())
    #expect(policy.logs.map(\.url) == [Array("https://log.example/".utf8)] && policy.witnesses.count == 6)
    #expect(policy.groups.map(\.threshold) == [2, 1, 2] && policy.quorum?.description == "X-and-Y")
    for (names, isMet) in [
      (["X1", "X3", "Y2"], true), (["Y1", "X2", "X3", "X1", "Y3"], true), (["X1", "X2"], false), (["X1", "Y1"], false),
      (["Y1", "Y2", "Y3"], false), ([], false),
    ] {
      let result = try policy.evaluate(try note(names))
      #expect(result.isMet == isMet, "\(names)")
      #expect(result.logKeys == [log.verifierKey] && result.witnesses.map(\.name.description) == names.sorted())
    }
  }

  @Test func whatIsMissingIsNamed() throws {
    let policy = try policy(try example())
    let result = try policy.evaluate(try note(["X2", "Y1"], by: try testKey("example.com/log", seed: 99)))
    #expect(
      result.missing.map(\.description) == [
        "no known key signed for log example.com/log", "group X-and-Y has 1 of 2, without X-witnesses",
        "group X-witnesses has 1 of 2, without X1, X3",
      ])
    #expect(result.logKeys.isEmpty)
    let single = try self.policy("witness X1 \(try key("X1").verifierKey)\nquorum X1\n")
    let lacking = try single.evaluate(try note([]), logKeys: [log.verifierKey])
    #expect(lacking.missing == [.witness(try #require(single.quorum))] && lacking.logKeys == [log.verifierKey])
    #expect(try single.evaluate(try note(["X1"])).missing == [.logSignature(origin: checkpoint.origin)])
    #expect(try single.evaluate(try note(["X1"]), logKeys: [log.verifierKey]).isMet)
  }

  @Test func anotherLogsKeyAndABadCosignatureDoNotCount() throws {
    let other = try testKey("example.com/other", seed: 7)
    let known = try policy("log \(log.verifierKey)\nlog \(other.verifierKey)\nquorum none\n")
    #expect(known.quorum == nil)
    #expect(try known.evaluate(try note([])).isMet)
    // Signed by a log that is known, but under another log's origin.
    #expect(try known.evaluate(try note([], by: other)).missing == [.logSignature(origin: checkpoint.origin)])
    let later = Checkpoint(
      origin: checkpoint.origin, head: TreeHead(size: 1, root: MerkleHash.leaf([])), extensions: [])
    let spoiled = try note([]).adding(try key("X1").cosign(later, timestamp: 5))
    #expect(code { try policy(try example()).evaluate(spoiled) } == .badSignature)
    #expect(try known.evaluate(spoiled).isMet)
  }

  @Test func anythingElseIsRefused() throws {
    let (l, w, v) = (log.verifierKey, try key("X1").verifierKey, try key("X2").verifierKey)
    let sameKey = try testKey("example.com/renamed", .cosignatureV1, seed: 10).verifierKey
    let sameLog = try testKey("example.com/renamed", seed: 1).verifierKey
    let two = "witness A \(w)\nwitness B \(v)\n"
    for text in [
      "", "quorum none", "log \(l)\n", "quorum none\nquorum none\n", "quorum\n", "quorum none none\n", "quorum X\n",
      "quorum A\nwitness A \(w)\n", "log\nquorum none\n", "log \(l) u u\nquorum none\n", "log \(w)\nquorum none\n",
      "log \(l)\nlog \(sameLog)\nquorum none\n", "log \(l)x\nquorum none\n", "Log \(l)\nquorum none\n",
      "witness A \(l)\nquorum A\n", "witness \(w)\nquorum none\n", "witness A \(w) u u\nquorum A\n",
      "witness none \(w)\nquorum none\n", "witness A \(w)\nwitness A \(v)\nquorum A\n",
      "witness A \(w)\nwitness B \(sameKey)\nquorum A\n", two + "group A any B\nquorum A\n",
      two + "group none any A\nquorum none\n", two + "group G any\nquorum G\n", two + "group G A B\nquorum G\n",
      two + "group G 0 A B\nquorum G\n", two + "group G 3 A B\nquorum G\n", two + "group G 01 A B\nquorum G\n",
      two + "group G +1 A B\nquorum G\n", two + "group G any A A\nquorum G\n", two + "group G any A C\nquorum G\n",
      two + "group G any A none\nquorum G\n", two + "group G any G\nquorum G\n",
      two + "group G any A\ngroup H any A B\nquorum H\n", two + "group G ANY A\nquorum G\n",
      "quorum none\r\n", "quorum none # comment\n", "quorum\u{b}none\n", "# \u{7f}\nquorum none\n", "quorum None\n",
      "quorum none\n\u{0}\n", "quorum\u{a0}none\n",
    ] {
      #expect(code { try policy(text) } == .malformedPolicy, "\(text)")
    }
    let octets: [UInt8] = [0xff, 0xe2, 0x84, 0xaa]
    let named = try LogPolicy(
      Array("witness ".utf8) + octets + Array(" \(w)\n# ".utf8) + [0x80] + Array("\nquorum ".utf8) + octets + [10])
    #expect(named.quorum?.octets == octets)
    #expect(
      code { try LogPolicy(Array("quorum none\n#".utf8) + [UInt8](repeating: 0x61, count: 1 << 20) + [10]) }
        == .limitExceeded)
  }
}
