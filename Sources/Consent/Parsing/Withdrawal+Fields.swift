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
      scope = try Refusal(
        inside.selection("activities", ConsentActivity.init(rawValue:)), inside, items: inside.selection("items") { $0 }
      )
    }
    self.init(
      consent: try reader.required("consent"), pseudonym: try reader.required("pseudonym"),
      date: try reader.moment("date"), scope: scope, evidence: try reader.text("evidence"))
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
