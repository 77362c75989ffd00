internal import VaultCrypto

/// Reads a policy line by line (c2sp.org/tlog-policy, Policy file syntax and structure).
struct PolicyParser {
  private static let predefined = PolicyName("none".utf8)

  private var logs: [LogPolicy.Log] = []
  private var witnesses: [LogPolicy.Witness] = []
  private var groups: [LogPolicy.Group] = []
  private var quorum: PolicyName??
  private var defined: Set<PolicyName> = []
  private var members: Set<PolicyName> = []
  private var logKeys: Set<Ed25519PublicKey> = []
  private var witnessKeys: Set<Ed25519PublicKey> = []
  private var lineNumber = 0

  mutating func parse(_ bytes: [UInt8]) throws(TransparencyLogError) -> LogPolicy {
    guard bytes.count <= LogPolicy.maximumByteCount else {
      throw TransparencyLogError(.limitExceeded, "a policy of \(bytes.count) bytes")
    }
    var lines = LineReader(bytes)
    while let line = lines.next() {
      lineNumber += 1
      try parse(line: line)
    }
    lineNumber += 1
    guard lines.rest.isEmpty else { throw refusal("the last line does not end in a newline") }
    guard let quorum else { throw TransparencyLogError(.malformedPolicy, "there is no quorum line") }
    return LogPolicy(logs: logs, witnesses: witnesses, groups: groups, quorum: quorum)
  }

  private mutating func parse(line: ArraySlice<UInt8>) throws(TransparencyLogError) {
    guard line.last != 0x0d else { throw refusal("it ends in CR LF, as Windows writes lines: lines end in LF alone") }
    guard line.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7f }) else { throw refusal("control characters") }
    let items = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
    guard let keyword = items.first, keyword.first != 0x23 else { return }
    switch String(decoding: keyword, as: UTF8.self) {
    case "log": try parseLog(items.dropFirst())
    case "witness": try parseWitness(items.dropFirst())
    case "group": try parseGroup(items.dropFirst())
    case "quorum": try parseQuorum(items.dropFirst())
    default: throw refusal("an unknown keyword")
    }
  }

  private mutating func parseLog(_ items: ArraySlice<ArraySlice<UInt8>>) throws(TransparencyLogError) {
    guard let vkey = items.first, items.count <= 2 else { throw refusal("not log <vkey> [<url>]") }
    let key = try parseKey(vkey, type: .ed25519)
    guard logKeys.insert(key.publicKey).inserted else { throw refusal("the key of an earlier log") }
    logs.append(LogPolicy.Log(key: key, url: items.dropFirst().first.map { Array($0) }))
    try requireBound(logs.count)
  }

  private mutating func parseWitness(_ items: ArraySlice<ArraySlice<UInt8>>) throws(TransparencyLogError) {
    guard let first = items.first, (2...3).contains(items.count) else {
      throw refusal("not witness <name> <vkey> [<url>]")
    }
    let name = try define(first)
    let key = try parseKey(items[items.startIndex + 1], type: .cosignatureV1)
    guard witnessKeys.insert(key.publicKey).inserted else { throw refusal("the key of an earlier witness") }
    let url = items.dropFirst(2).first.map { Array($0) }
    witnesses.append(LogPolicy.Witness(name: name, key: key, url: url))
    try requireBound(witnesses.count)
  }

  private mutating func parseGroup(_ items: ArraySlice<ArraySlice<UInt8>>) throws(TransparencyLogError) {
    guard let first = items.first, items.count >= 3 else { throw refusal("not group <name> <k>|all|any <name>...") }
    let listed = items.dropFirst(2).map { PolicyName($0) }
    let threshold: Int
    switch String(decoding: items[items.startIndex + 1], as: UTF8.self) {
    case "all": threshold = listed.count
    case "any": threshold = 1
    default:
      guard let number = Decimal.parse(items[items.startIndex + 1]), (1...UInt64(listed.count)).contains(number)
      else { throw refusal("the threshold is not a number from 1 to \(listed.count)") }
      threshold = Int(number)
    }
    for member in listed {
      guard defined.contains(member) else { throw refusal("\(member) is not defined above") }
      guard members.insert(member).inserted else { throw refusal("\(member) is a member already") }
    }
    groups.append(LogPolicy.Group(name: try define(first), threshold: threshold, members: listed))
    try requireBound(groups.count)
  }

  private mutating func parseQuorum(_ items: ArraySlice<ArraySlice<UInt8>>) throws(TransparencyLogError) {
    guard let first = items.first, items.count == 1 else { throw refusal("not quorum <name>") }
    guard quorum == nil else { throw refusal("a second quorum") }
    let name = PolicyName(first)
    guard name == Self.predefined || defined.contains(name) else { throw refusal("\(name) is not defined above") }
    quorum = .some(name == Self.predefined ? nil : name)
  }

  private mutating func define(_ item: ArraySlice<UInt8>) throws(TransparencyLogError) -> PolicyName {
    let name = PolicyName(item)
    guard name != Self.predefined, defined.insert(name).inserted else { throw refusal("\(name) is defined already") }
    return name
  }

  private func parseKey(
    _ vkey: ArraySlice<UInt8>, type: NoteSignatureType
  ) throws(TransparencyLogError) -> NoteVerifierKey {
    let key: NoteVerifierKey
    do { key = try NoteVerifierKey(utf8: vkey) } catch { throw refusal(error.detail) }
    guard key.type == type else { throw refusal("a key of another type than this line needs") }
    return key
  }

  private func requireBound(_ count: Int) throws(TransparencyLogError) {
    guard count <= LogPolicy.maximumDefinitionCount else {
      throw TransparencyLogError(.limitExceeded, "line \(lineNumber): more than \(LogPolicy.maximumDefinitionCount)")
    }
  }

  private func refusal(_ reason: String) -> TransparencyLogError {
    TransparencyLogError(.malformedPolicy, "line \(lineNumber): \(reason)")
  }
}
