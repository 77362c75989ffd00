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

  /// What parts words, and what does not, however it is written.
  @Test func punctuationMakesNoOtherOffice() {
    for (left, right) in [
      ("Crown-Prosecution-Service of Examplia", "Prosecution Service"), ("Sanctions/Justice Desk", "Justice Bureau"),
      ("Sanctions\u{2011}Justice Desk", "Sanctions Unit"), ("Court (Appeals)", "Appeals in Examplia"),
      ("Justice,Defence", "Defence"), ("Justice—Defence", "Defence"), ("Ministry of Justice", "Ministère-de-Justice"),
    ] {
      #expect(RecipientName(left).resembles(RecipientName(right)), "\(left) \(right)")
      #expect(RecipientName(right).resembles(RecipientName(left)), "\(left) \(right)")
    }
    let plain = RecipientName("O'Brien Commission")
    for apostrophe in ["", "’", "ʼ", "‘", "′", "`", "ʹ", "＇", "ꞌ"] {
      let other = RecipientName("O\(apostrophe)Brien Commission")
      #expect(plain.isNear(other) && plain.looksLike(other), "\(apostrophe)")
      #expect(!other.isNear(RecipientName("Office 7")), "\(apostrophe)")
      #expect(RecipientName("OBrien").resembles(other), "\(apostrophe)")
    }
    #expect(RecipientName("Кам’янець").looksLike(RecipientName("Камʼянець")))
  }

  @Test(arguments: [
    ("Ministry of Justice", "Minstry of Justice"), ("Ministry of Justice", "Ministry of Jsutice"),
    ("Ministry of Justice", "Justice Ministry"), ("Ministry of Justice", "Ministry of Justice of Examplia"),
    ("OFAC", "Office of Foreign Assets Control"), ("U.S. OFAC", "The Office of Foreign Assets Control"),
    ("Office 7", "Office 8"), ("Ministry of Justice", "\u{13b7}inistry of Defence"),
  ])
  func namesThatAreNearlyTheSame(_ left: String, _ right: String) {
    #expect(RecipientName(left).resembles(RecipientName(right)) && RecipientName(right).resembles(RecipientName(left)))
    #expect(!RecipientName(left).looksLike(RecipientName(right)))
  }

  @Test(arguments: [
    ("Ministry of Justice", "Ministry of Defence"), ("an office", "another office"), ("press", "police"),
    ("Office of the Prosecutor", "Office of Foreign Assets Control"), ("ICC", "Office of the Prosecutor"),
    (String(repeating: "a", count: 600), String(repeating: "a", count: 599) + "b"),
  ])
  func namesThatAreNot(_ left: String, _ right: String) {
    #expect(
      !RecipientName(left).resembles(RecipientName(right)) && !RecipientName(right).resembles(RecipientName(left)))
  }

  @Test func spellingsOfOneOffice() {
    for (left, right) in [("U.S. Treasury", "US  treasury"), ("U.S. Treasury", "us-Treasury"), ("Société", "SOCIETE")] {
      #expect(RecipientName(left).looksLike(RecipientName(right)))
      #expect(!RecipientName(left).resembles(RecipientName(right)))
    }
  }

  /// What forbids an office by another of its names forbids it; a grant to another name allows nothing.
  @Test func anotherNameForbidsAndAllowsNothing() throws {
    var grant = Witness.share.objectValue ?? JSONObject()
    grant["recipients"] = ["Office 7"]
    let refusal: JSON = ["activity": "share", "recipients": ["Office 9"]]
    let versions = [try Witness.version("c", [("grants", [.object(grant)]), ("refusals", [refusal])])]
    var question = Witness.question
    let rules = ConsentRules(versions: versions, withdrawals: [])
    question.recipient = RecipientName("Office 7")
    #expect(rules.decide(question, about: Witness.subject).rule == .granted)
    question.otherNames = [RecipientName("Office-9")]
    #expect(rules.decide(question, about: Witness.subject).rule == .forbidden)
    question.recipient = RecipientName("Office 8")
    question.otherNames = [RecipientName("Office 7")]
    #expect(rules.decide(question, about: Witness.subject).rule == .notGranted)
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
