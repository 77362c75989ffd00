public import SelectiveDisclosure

extension Withdrawal {
  /// What a record of the type `withdrawal` says.
  /// - Throws: naming the field, where it cannot be understood.
  public init(_ fields: JSONObject) throws(ConsentInputError) {
    let reader = FieldReader(fields)
    var scope = Refusal()
    if let value = fields["scope"] {
      guard let object = value.objectValue else { throw reader.error("scope", "is not an object.") }
      let inside = FieldReader(object, in: "scope, ")
      try inside.refuseOthers(than: ["activities", "purposes", "recipients", "data_scope", "items"])
      var activities = try inside.selection("activities", ConsentActivity.init(rawValue:))
      if case .only(let named) = activities { activities = .only(named.reduce(into: []) { $0.formUnion($1.rests) }) }
      scope = try Refusal(activities, inside, items: inside.selection("items") { $0 })
    }
    self.init(
      consent: try reader.required("consent"), pseudonym: try reader.required("pseudonym"),
      date: try reader.moment("date"), scope: scope, evidence: try reader.text("evidence"))
  }

  /// Seconds by which the clock of whoever writes may be behind.
  static let tolerance: Int64 = 300

  /// Refuses one that lies in the future: it would bar the person until then.
  /// - Parameter now: seconds since 1970-01-01T00:00:00Z.
  public func requireSense(at now: Int64) throws(ConsentInputError) {
    if let taken = date.seconds, taken > now + Self.tolerance {
      throw ConsentInputError("date", "is \(date), which is in the future. Was the year mistyped?")
    }
  }

  /// Refuses a withdrawal that cannot be of this consent.
  public func requireSense(of record: ConsentRecord) throws(ConsentInputError) {
    guard pseudonym == record.pseudonym else {
      throw ConsentInputError("pseudonym", "is \(pseudonym), and the consent is one of \(record.pseudonym).")
    }
    if let given = record.date.seconds, let taken = date.seconds, taken < given {
      throw ConsentInputError(
        "date", "is \(date), and they agreed later, at \(record.date). Nothing can be taken back before it is given.")
    }
  }
}
