import Consent
import SelectiveDisclosure
import Testing

@Suite struct RecipientNameTests {
  static let near = [
    "ministry  of justice", "Ministry of Justice.", "Ministry\u{200b} of Just\u{200b}ice", "Ministryof Justice",
    "\u{41c}inistry of Justice", "Ministry \u{3bf}f Justice", "M\u{ed}nistry of Justice", "Mi\u{301}nistry of Justice",
    "Ministry-of-Justice", "\u{ff2d}inistry of Justice", "\u{1d40c}inistry of Justice", "M1nistry of Justice",
    "Ministry 0f Justice", "Ministry of \u{408}ustice", "\u{24c2}inistry of Justice", "\u{202e}Ministry of Justice",
    // Letters of a script that nobody looked at, and nothing to read at all.
    "\u{13b7}inistry of Justice", "\u{2026}", "",
  ]
  static let far = [
    "Ministry of Defence", "Office 7", "Міністерство юстиції", "იუსტიციის სამინისტრო", "وزارة العدل", "法務省",
    "Ministère de la Défense", "Straße 8", "The Ministry of Justice of another state",
  ]

  @Test(arguments: near)
  func aRefusalHoldsForWhatLooksTheSame(_ name: String) throws {
    let refused = RecipientName("Ministry of Justice")
    #expect(refused.isNear(RecipientName(name)) && RecipientName(name).isNear(refused))
    #expect(try rule(refusing: "Ministry of Justice", asking: name) == .forbidden)
  }

  @Test(arguments: far)
  func aRefusalIsOfOneOffice(_ name: String) throws {
    #expect(!RecipientName("Ministry of Justice").isNear(RecipientName(name)))
    #expect(try rule(refusing: "Ministry of Justice", asking: name) == .granted)
    #expect(RecipientName(name).isNear(RecipientName(name)))
  }

  @Test(arguments: near.dropFirst())
  func aGrantIsOfTheNameAsItIs(_ name: String) throws {
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["recipients"] = ["Ministry of Justice"]
    let versions = [try Witness.version("c", [("grants", [.object(grant)])])]
    var question = Witness.question
    question.recipient = RecipientName(name)
    #expect(
      ConsentRules(versions: versions, withdrawals: []).decide(question, about: Witness.subject).rule == .notGranted)
  }

  @Test func pairsThatLookTheSame() {
    for (left, right) in [
      ("Straße", "STRASSE"), ("Court 1", "Court l"), ("Київ", "Kиїв"), ("Société", "Societe"), ("ΑΘΗΝΑ", "AΘHNA"),
    ] {
      #expect(RecipientName(left).isNear(RecipientName(right)), "\(left) \(right)")
    }
    for (left, right) in [("Office 7", "Office 8"), ("Court 2", "Court 3"), ("press", "prosecutor")] {
      #expect(!RecipientName(left).isNear(RecipientName(right)))
    }
  }

  private func rule(refusing refused: String, asking name: String) throws -> ConsentRule {
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["recipients"] = ["authority"]
    let versions = [
      try Witness.version(
        "c", [("grants", [.object(grant)]), ("refusals", [["activity": "share", "recipients": [.string(refused)]]])])
    ]
    var question = Witness.question
    question.recipient = RecipientName(name)
    return ConsentRules(versions: versions, withdrawals: []).decide(question, about: Witness.subject).rule
  }
}
