public import Consent
internal import SelectiveDisclosure

/// What somebody wants to do with what leaves, as far as consents ask for it: beside the office and the reason in words.
public struct IntendedUse: Sendable {
  /// The class of recipients that makes an export a publication.
  public static let publicClass = RecipientName("public")

  /// What for; nil where it was not said, which no grant covers.
  public var purpose: ConsentPurpose?
  /// The classes of recipients that the office belongs to.
  public var recipientClasses: [String]
  /// Names under which the same office received something before.
  public var sameAs: [String] = []
  /// Names that are written nearly the same, of other offices.
  public var otherThan: [String] = []
  /// In what form it is given away.
  public var form: DisclosureForm
  /// What of people is seen in it, beside what can be told from its kind.
  public var shows: Set<DataScope>
  /// The conditions that are affirmed.
  public var affirmed: Set<String>

  /// A use; without anything said, one that no grant covers.
  public init(
    purpose: ConsentPurpose? = nil, recipientClasses: [String] = [], form: DisclosureForm = .identified,
    shows: Set<DataScope> = [], affirmed: Set<String> = []
  ) {
    self.purpose = purpose
    self.recipientClasses = recipientClasses
    self.form = form
    self.shows = shows
    self.affirmed = affirmed
  }

  /// Giving it to the public is publishing it, whether that is said as a class or as the office.
  func activity(to recipient: String?) -> ConsentActivity {
    let names = recipientClasses + [recipient].compactMap(\.self)
    return names.contains { RecipientName($0).looksLike(Self.publicClass) } ? .publish : .share
  }

  /// The claim `use` of an export's authorisation.
  func claim(to recipient: String?) -> JSONObject {
    var claim: JSONObject = ["activity": .string(activity(to: recipient).rawValue)]
    if let purpose { claim["purpose"] = .string(purpose.rawValue) }
    let lists = [
      ("recipient_classes", recipientClasses.sorted()), ("shows", shows.sorted().map(\.rawValue)),
      ("affirmed", affirmed.sorted()), ("recipient_is", sameAs.sorted()), ("recipient_is_not", otherThan.sorted()),
    ]
    for (name, list) in lists where !list.isEmpty { claim[name] = .array(list.map { .string($0) }) }
    claim["form"] = .string(form.rawValue)
    return claim
  }
}
