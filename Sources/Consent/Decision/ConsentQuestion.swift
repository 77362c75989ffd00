/// What somebody wants to do with something that came from a person.
public struct ConsentQuestion: Sendable {
  /// What is to be done.
  public var activity: ConsentActivity
  /// What for; nil where it was not said: no grant covers that.
  public var purpose: ConsentPurpose?
  /// To whom: an office; nil where it was not said.
  public var recipient: RecipientName?
  /// Other names of the same office, as whoever asks states them: what forbids one of these forbids it; none of them allows anything.
  public var otherNames: Set<RecipientName> = []
  /// The classes that the office belongs to, as whoever asks states them.
  public var recipientClasses: Set<RecipientName>
  /// What of the person would be seen.
  public var dataScope: Set<DataScope>
  /// In what form, as whoever asks states it.
  public var form: DisclosureForm
  /// When: seconds since 1970-01-01T00:00:00Z.
  public var moment: Int64
  /// The conditions that whoever asks affirms.
  public var affirmed: Set<String>
  /// Who asks: the thumbprint of their key.
  public var asker: String
  /// Whether the vault has another member who may approve a consent.
  public var canBeApproved: Bool

  /// A question.
  public init(
    activity: ConsentActivity, purpose: ConsentPurpose?, recipient: RecipientName?,
    recipientClasses: Set<RecipientName> = [], dataScope: Set<DataScope>, form: DisclosureForm = .identified,
    moment: Int64, affirmed: Set<String> = [], asker: String, canBeApproved: Bool
  ) {
    self.activity = activity
    self.purpose = purpose
    self.recipient = recipient
    self.recipientClasses = recipientClasses
    self.dataScope = dataScope
    self.form = form
    self.moment = moment
    self.affirmed = affirmed
    self.asker = asker
    self.canBeApproved = canBeApproved
  }

  /// The form that counts: a name, a face or a voice tells who somebody is, whatever is said; and what is seen of one person is not counted with others.
  public var effectiveForm: DisclosureForm {
    if dataScope.contains(where: \.isIdentifying) { return .identified }
    return dataScope.isEmpty ? form : max(form, .pseudonymous)
  }

  /// Whether it goes to one of these for certain.
  func reaches(_ recipients: Selection<RecipientName>) -> Bool {
    switch recipients {
    case .everything: true
    case .only(let named):
      recipient.map(named.contains) ?? false || !named.isDisjoint(with: recipientClasses)
    }
  }

  /// Whether it goes to one of these, as far as can be told: who does not say what classes an office belongs to may mean any, and who writes a name
  /// almost the same way may mean that.
  func mayReach(_ recipients: Selection<RecipientName>) -> Bool {
    recipient == nil || recipientClasses.isEmpty || comesNear(recipients)
  }

  /// Whether the office or a class that was said may be meant.
  func comesNear(_ recipients: Selection<RecipientName>) -> Bool {
    otherNames.union([recipient].compactMap(\.self)).contains(where: recipients.mayContain)
      || recipientClasses.contains(where: recipients.mayContain)
  }

  /// What was not said of the recipient.
  var openOfRecipient: [ConsentGap] {
    (recipient == nil ? [.recipientNotStated] : []) + (recipientClasses.isEmpty ? [.classNotStated] : [])
  }

  /// Whether any of this would be seen. What forbids everything forbids also what shows nothing of the person.
  func mayShow(_ scope: Selection<DataScope>) -> Bool {
    switch scope {
    case .everything: true
    case .only(let named): !named.isDisjoint(with: dataScope)
    }
  }
}
