/// What a person allows: an activity, for purposes, to recipients, of data, in a form. Something is allowed where one grant has all of it.
public struct Grant: Sendable, Equatable {
  /// What may be done.
  public let activity: ConsentActivity
  /// What for.
  public let purposes: Selection<ConsentPurpose>
  /// To whom: offices, or classes of them.
  public let recipients: Selection<RecipientName>
  /// What of the person may be seen.
  public let dataScope: Selection<DataScope>
  /// The form that tells most: those that tell less are allowed too.
  public let form: DisclosureForm

  /// A grant.
  public init(
    activity: ConsentActivity, purposes: Selection<ConsentPurpose>, recipients: Selection<RecipientName>,
    dataScope: Selection<DataScope>, form: DisclosureForm
  ) {
    self.activity = activity
    self.purposes = purposes
    self.recipients = recipients
    self.dataScope = dataScope
    self.form = form
  }
}
