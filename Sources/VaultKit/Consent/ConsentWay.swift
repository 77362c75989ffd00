internal import Consent
internal import Custody

/// What would have to be said besides, so that what is refused may leave: conditions that hold, and that nobody is told whom it comes from.
struct ConsentWay: Equatable {
  /// What `--withhold` calls it.
  static let source = "source"

  /// Whether the claim `source` would have to stay.
  let withholdsSource: Bool
  /// The conditions that would have to be affirmed, sorted.
  let affirms: [String]

  /// As options of a command.
  var options: String {
    ((withholdsSource ? ["--withhold \(Self.source)"] : []) + affirms.map { "--affirm \($0)" }).joined(separator: " ")
  }

  /// In words, for whoever is refused; nil where nothing would have to stay.
  var advice: String? {
    guard withholdsSource else { return nil }
    let conditions = affirms.map { "--affirm \($0)" }.joined(separator: " ")
    return "The annex tells whom its exhibits come from; where that stays, this can leave: --withhold \(Self.source)"
      + (affirms.isEmpty ? "" : ", and where its conditions hold: \(conditions)")
  }

  /// The way for each item that has one. All are asked again with what they miss affirmed, first as they are, and then without telling whom they come from.
  /// - Parameters:
  ///   - affirmed: what is affirmed already.
  ///   - namesSource: whether it is told whom they come from.
  ///   - decide: the answers, where the source stays or not, with these conditions affirmed.
  static func found(
    beside affirmed: Set<String>, namesSource: Bool,
    _ decide: (_ withholdsSource: Bool, _ affirmed: Set<String>) -> [(item: Identifier, decision: ConsentDecision)]
  ) -> [Identifier: ConsentWay] {
    var ways: [Identifier: ConsentWay] = [:]
    for withholds in namesSource ? [false, true] : [false] {
      var said = affirmed
      var needed: [Identifier: Set<String>] = [:]
      while true {
        let answers = decide(withholds, said)
        let asked = said
        for (item, decision) in answers where decision.rule == .condition {
          needed[item, default: []].formUnion(decision.unaffirmed)
          said.formUnion(decision.unaffirmed)
        }
        guard said == asked else { continue }
        for (item, decision) in answers where decision.isAllowed && ways[item] == nil {
          ways[item] = ConsentWay(withholdsSource: withholds, affirms: (needed[item] ?? []).sorted())
        }
        break
      }
    }
    return ways
  }
}
