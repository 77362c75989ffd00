internal import Foundation

/// A command that changes who may do what, or what there is, and how one can tell whether it did.
struct Change {
  /// The command, once `prepare` has been run.
  let words: [String]
  /// Findings that an interruption may leave, until the command is run again.
  let leftovers: Set<String>
  /// What is in force tells whether it was done.
  let isDone: (Sandbox) throws -> Bool

  /// A machine for these commands: two members, a compartment with an item in it, another item in general.
  static func sandbox() throws -> (box: Sandbox, items: [String: String]) {
    var dice = Dice(20)
    let box = try Sandbox()
    for (label, role) in [("counsel-1", "counsel"), ("auditor-1", nil)] {
      let own = ["EVAULT_IDENTITY": box.path + "/" + label]
      try box.must(["identity", "new", "--no-passphrase", "-o", label], environment: own)
      let card = try box.must(["identity", "card", "-o", label + ".card"], environment: own)
      let fingerprint = card.text("fingerprint")
      try Data(fingerprint.utf8).write(to: URL(filePath: box.path + "/" + label + ".fingerprint"))
      guard let role else { continue }
      try box.must([
        "member", "add", label, "--role", role, "--identity-card", label + ".card", "--fingerprint", fingerprint,
        "--compartment", "general",
      ])
    }
    try box.must(["compartment", "new", "north-1"])
    var items: [String: String] = [:]
    for compartment in ["general", "north-1"] {
      _ = try box.evidence("in-" + compartment, sizes: [3_000], using: &dice)
      let added = try box.must(["add", "in-" + compartment, "--compartment", compartment])
      items[compartment] = added.list("items").first?["item"] as? String
    }
    return (box, items)
  }

  /// Every kind of change.
  static func all(_ box: Sandbox, _ items: [String: String]) throws -> [Change] {
    let fingerprint = try String(contentsOfFile: box.path + "/auditor-1.fingerprint", encoding: .utf8)
    let keys: Set<String> = ["grant-unknown", "grant-missing"]
    func member(_ label: String, _ key: String) -> (Sandbox) throws -> [String: Any]? {
      { try $0.must(["member", "list"]).list("members").first { $0[key] as? String == label } }
    }
    func compartment(_ box: Sandbox, _ id: String) throws -> [String: Any]? {
      try box.must(["compartment", "list"]).list("compartments").first { $0["id"] as? String == id }
    }
    let counsel = member("counsel-1", "label")
    return [
      Change(
        words: [
          "member", "add", "auditor-1", "--role", "auditor", "--identity-card", "auditor-1.card", "--fingerprint",
          fingerprint,
        ], leftovers: keys
      ) { try member("auditor-1", "label")($0) != nil },
      Change(words: ["member", "change", "counsel-1", "--role", "custodian"], leftovers: keys) {
        try counsel($0)?["role"] as? String == "custodian"
      },
      Change(words: ["member", "suspend", "counsel-1", "--since", "2026-01-01T00:00Z"], leftovers: keys) {
        try counsel($0)?["suspended_since"] as? String != nil
      },
      Change(words: ["member", "remove", "counsel-1"], leftovers: keys) { try counsel($0) == nil },
      Change(words: ["compartment", "new", "south-1"], leftovers: keys) { try compartment($0, "south-1") != nil },
      Change(words: ["compartment", "grant", "north-1", "counsel-1"], leftovers: keys) {
        (try compartment($0, "north-1")?["cleared"] as? [String])?.contains("counsel-1") == true
      },
      Change(words: ["compartment", "revoke", "general", "counsel-1"], leftovers: keys) {
        (try compartment($0, "general")?["cleared"] as? [String])?.contains("counsel-1") == false
      },
      Change(
        words: ["compartment", "shred", "north-1", "--reason", "other", "--yes"], leftovers: keys
      ) { try compartment($0, "north-1") == nil },
      Change(
        words: ["erase", items["general"] ?? "", "--reason", "withdrawn", "--yes"], leftovers: ["erasure-incomplete"]
      ) { box in
        try !box.must(["list"]).list("items").contains { $0["item"] as? String == items["general"] }
      },
      Change(words: ["move", items["north-1"] ?? "", "--compartment", "general"], leftovers: ["erasure-incomplete"]) {
        try $0.must(["custody", items["north-1"] ?? ""]).list("events").contains { $0["action"] as? String == "moved" }
      },
      Change(
        words: ["hold", "set", items["general"] ?? "", "--reason", "r", "--authority", "a"], leftovers: []
      ) { try !$0.must(["hold", "list"]).list("holds").isEmpty },
      Change(words: ["recovery", "split", "--shares", "3", "--threshold", "2", "-o", "shares"], leftovers: keys) {
        try member("recovery-1", "label")($0) != nil
      },
    ]
  }
}
