import Custody
import Testing
import VaultCrypto

@testable import Consent
@testable import VaultKit

/// What would let leave what is refused.
@Suite struct ConsentWayTests {
  private let item: Identifier

  init() {
    var random = RandomPool()
    item = Identifier(&random)
  }

  private func way(
    affirmed: Set<String> = [], namesSource: Bool = true, _ decide: (Bool, Set<String>) -> ConsentDecision
  ) -> ConsentWay? {
    ConsentWay.found(beside: affirmed, namesSource: namesSource) { [(item, decide($0, $1))] }[item]
  }

  private func condition(_ words: String...) -> ConsentDecision { ConsentDecision(.condition, "", unaffirmed: words) }

  @Test func bothAreNamedWhereBothAreNeeded() {
    let way = way { withholds, affirmed in
      guard withholds else { return ConsentDecision(.notGranted, "") }
      return affirmed.contains("c") ? ConsentDecision(.granted, "") : condition("c")
    }
    #expect(way == ConsentWay(withholdsSource: true, affirms: ["c"]))
    #expect(way?.options == "--withhold source --affirm c")
    #expect(way?.advice?.contains("--withhold source, and where its conditions hold: --affirm c") ?? false)
  }

  @Test func theSourceIsToldWhereThatIsAllowed() {
    let way = way { _, affirmed in
      // One condition hides behind another.
      if !affirmed.contains("a") { return condition("a") }
      return affirmed.contains("b") ? ConsentDecision(.granted, "") : condition("b")
    }
    #expect(way == ConsentWay(withholdsSource: false, affirms: ["a", "b"]))
    #expect(way?.advice == nil)
  }

  @Test func thereIsNoneForWhatWasTakenBack() {
    #expect(way { _, _ in ConsentDecision(.withdrawn, "") } == nil)
    // Nor without telling nobody, where nobody is told.
    let other = way(namesSource: false) { withholds, _ in ConsentDecision(withholds ? .granted : .notGranted, "") }
    #expect(other == nil)
  }

  @Test func whatIsAffirmedAlreadyIsNotNamed() {
    let way = way(affirmed: ["c"]) { withholds, affirmed in
      ConsentDecision(withholds && affirmed.contains("c") ? .granted : .notGranted, "")
    }
    #expect(way == ConsentWay(withholdsSource: true, affirms: []))
  }
}
