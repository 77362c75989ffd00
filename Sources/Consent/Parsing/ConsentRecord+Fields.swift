public import SelectiveDisclosure

extension ConsentRecord {
  /// What a record of the type `consent` says. It is read for what decides; the schema asks for more.
  /// - Throws: naming the field, where it cannot be understood, or allows and forbids the same.
  public init(_ fields: JSONObject) throws(ConsentInputError) {
    let reader = FieldReader(fields)
    var grants: [Grant] = []
    guard fields["grants"] != nil else { throw reader.error("grants", "is missing.") }
    for grant in try reader.objects("grants") { grants.append(try Grant(grant)) }
    var refusals: [Refusal] = []
    for refusal in try reader.objects("refusals") { refusals.append(try Refusal(refusing: refusal)) }
    var conditions: [Condition] = []
    for (number, element) in (try reader.list("conditions") ?? []).enumerated() {
      if let name = element.stringValue.flatMap(Condition.Name.init(rawValue:)) {
        conditions.append(.named(name))
      } else if let words = element.objectValue, words.count == 1, let text = words["text"]?.stringValue {
        conditions.append(.words(text))
      } else {
        throw reader.error("conditions \(number + 1)", "is not a condition that is known: write it as {\"text\": …}.")
      }
    }
    guard let version = fields["version"]?.intValue, version > 0 else {
      throw reader.error("version", "is not a number from 1 on.")
    }
    self.init(
      pseudonym: try reader.required("pseudonym"), date: try reader.moment("date"), version: version,
      supersedes: try reader.text("supersedes"), items: try reader.selection("items") { $0 },
      form: try reader.required("form"), recording: try reader.text("recording"), grants: grants, refusals: refusals,
      conditions: conditions, capacity: try reader.word("capacity", ConsentCapacity.self),
      guardian: try reader.text("guardian"), isExplained: !(try reader.list("checklist_explained") ?? []).isEmpty,
      expires: try reader.day("expires"), review: try reader.day("review"))
  }

  /// Refuses one that was given in the future, as far as clocks can differ: it would allow nothing until then.
  /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
  public func requireSense(at now: Int64) throws(ConsentInputError) {
    try requireSense()
    if let given = date.seconds, given > now + Withdrawal.tolerance {
      throw ConsentInputError("date", "is \(date), which is in the future. Was the year mistyped?")
    }
  }

  /// Refuses what cannot be relied on, although it can be understood: what is allowed and forbidden at once, an end before the beginning, a guardian whom nobody knows, and a
  /// later version of nothing.
  public func requireSense() throws(ConsentInputError) {
    if version > 1, supersedes == nil {
      throw ConsentInputError(
        "supersedes",
        "is missing: a version above 1 takes the place of another consent. Name it; or else it is version 1.")
    }
    if capacity == .guardian, guardian == nil || guardian == pseudonym {
      throw ConsentInputError(
        "guardian", "does not say who decided for them: name another person, by their pseudonym.")
    }
    for (place, grant) in grants.enumerated() {
      guard case .only(let named) = grant.recipients, let word = named.first(where: \.meansEverybody) else { continue }
      throw ConsentInputError(
        "grants \(place + 1), recipients",
        "has \(word), which names no office and no class. Nothing is granted to everybody by a word: name each office, or each class, such as court; for everybody, public."
      )
    }
    if let found = contradiction {
      throw ConsentInputError(
        "refusals \(found.refusal + 1)",
        "forbids what grants \(found.grant + 1) allows. A person can do one or the other: ask them, and write down which."
      )
    }
    if let expires, let given = date.seconds, expires.hasBegun(at: given) {
      throw ConsentInputError("expires", "is not after the day on which they agreed.")
    }
  }
}

extension Grant {
  /// To share or publish, every side is said; for what stays in the vault, a side that is missing is all of it.
  init(_ reader: FieldReader) throws(ConsentInputError) {
    try reader.refuseOthers(than: ["activity", "purposes", "recipients", "data_scope", "form"])
    guard let activity = try reader.word("activity", ConsentActivity.self) else {
      throw reader.error("activity", "is missing.")
    }
    let form = try reader.word("form", DisclosureForm.self)
    if activity == .share || activity == .publish {
      for name in ["purposes", "recipients", "data_scope", "form"] where reader.object[name] == nil {
        throw reader.error(
          name, "is missing: to \(activity.rawValue) needs purposes, recipients, data and form, each said.")
      }
    }
    self.init(
      activity: activity, purposes: try reader.selection("purposes", ConsentPurpose.init(rawValue:)),
      recipients: try reader.selection("recipients") { RecipientName($0) },
      dataScope: try reader.selection("data_scope", DataScope.init(rawValue:)), form: form ?? .identified)
  }
}

extension Refusal {
  init(refusing reader: FieldReader) throws(ConsentInputError) {
    try reader.refuseOthers(than: ["activity", "purposes", "recipients", "data_scope", "form"])
    guard let activity = try reader.word("activity", ConsentActivity.self) else {
      throw reader.error("activity", "is missing.")
    }
    try self.init(.only([activity]), reader, form: reader.word("form", DisclosureForm.self) ?? .aggregate)
  }

  init(
    _ activities: Selection<ConsentActivity>, _ reader: FieldReader, form: DisclosureForm = .aggregate,
    items: Selection<String> = .everything
  ) throws(ConsentInputError) {
    self.init(
      activities: activities, purposes: try reader.selection("purposes", ConsentPurpose.init(rawValue:)),
      recipients: try reader.forbiddenRecipients(),
      dataScope: try reader.selection("data_scope", DataScope.init(rawValue:)), form: form, items: items)
  }
}
