import Consent
import SelectiveDisclosure

/// An invented person who agrees, forbids and takes back, and a counsel who asks.
enum Witness {
  static let item = "item-1"
  static let counsel = "kid-counsel"
  static let investigator = "kid-investigator"
  /// 2026-11-03T12:00:00Z.
  static let now: Int64 = 1_793_707_200
  static let day: Int64 = 86_400

  static let share: JSON = [
    "activity": "share", "purposes": ["sanctions", "icc"], "recipients": ["prosecutor", "Office 7"],
    "data_scope": ["content", "voice"], "form": "identified",
  ]

  static func fields(_ changes: [(String, JSON?)] = []) -> JSONObject {
    var fields: JSONObject = [
      "pseudonym": "P-104", "form": "form-1", "version": 1, "language": "ka", "explained_by": "investigator-3",
      "date": "2026-03-06T09:50:00+02:00", "checklist_explained": ["purpose"], "grants": [share],
    ]
    for (name, value) in changes { fields[name] = value }
    return fields
  }

  /// A version of a consent that an investigator recorded long ago, unless something else is said.
  static func version(
    _ id: String = "consent-1", _ changes: [(String, JSON?)] = [], place: UInt64 = 5,
    by recorder: String = investigator,
    at recorded: Int64 = now - 100 * day, isDoubted: Bool = false, approvers: Set<String> = []
  ) throws -> ConsentVersion {
    ConsentVersion(
      id: id, place: place, recorder: recorder, recorded: recorded, isDoubted: isDoubted, approvers: approvers,
      content: .record(try ConsentRecord(fields(changes))))
  }

  static func withdrawal(
    _ id: String = "withdrawal-1", of consent: String = "consent-1", date: JSON = "2026-09-01T15:00:00+02:00",
    scope: JSON? = nil, place: UInt64 = 9
  ) throws -> RecordedWithdrawal {
    var fields: JSONObject = ["consent": .string(consent), "pseudonym": "P-104", "date": date]
    fields["scope"] = scope
    return RecordedWithdrawal(id: id, place: place, recorded: now - day, withdrawal: try Withdrawal(fields))
  }

  static var question: ConsentQuestion {
    ConsentQuestion(
      activity: .share, purpose: .sanctions, recipient: RecipientName("office  7"),
      recipientClasses: [RecipientName("authority")], dataScope: [.content], form: .pseudonymous, moment: now,
      asker: counsel, canBeApproved: true)
  }

  /// The item was made from others, all of them this person's.
  static func made(_ subject: inout ConsentSubject, from parents: Set<String>) {
    subject.related.formUnion(parents)
    subject.origins = [item: parents]
    subject.sources = ["P-104": parents]
  }

  static var subject: ConsentSubject { ConsentSubject(item: item, persons: ["P-104"]) }
}
