internal import SelectiveDisclosure

/// Reads the fields of an object, and says where it was when one is not what it should be.
struct FieldReader {
  /// No list in a consent is longer (Schemas/records/consent.schema.json).
  static let maximumCount = 1024

  let object: JSONObject
  /// What comes before a field's name: `grants 2, `.
  let place: String

  init(_ object: JSONObject, in place: String = "") {
    self.object = object
    self.place = place
  }

  func error(_ name: String, _ reason: String) -> ConsentInputError { ConsentInputError(place + name, reason) }

  func text(_ name: String) throws(ConsentInputError) -> String? {
    guard let value = object[name] else { return nil }
    guard let text = value.stringValue else { throw error(name, "is not text.") }
    return text
  }

  func required(_ name: String) throws(ConsentInputError) -> String {
    guard let text = try text(name) else { throw error(name, "is missing.") }
    return text
  }

  func moment(_ name: String) throws(ConsentInputError) -> ConsentMoment {
    guard let moment = ConsentMoment(try required(name)) else {
      throw error(name, "is not a time with its offset, such as 2026-03-06T09:50:00+02:00, nor unknown.")
    }
    return moment
  }

  func day(_ name: String) throws(ConsentInputError) -> CalendarDay? {
    guard let text = try text(name) else { return nil }
    guard let day = CalendarDay(text) else { throw error(name, "is not a day of the calendar, such as 2031-03-06.") }
    return day
  }

  /// The elements of a list; nil where it is missing.
  func list(_ name: String) throws(ConsentInputError) -> [JSON]? {
    guard let value = object[name] else { return nil }
    guard let list = value.arrayValue, list.count <= Self.maximumCount else {
      throw error(name, "is not a list of at most \(Self.maximumCount).")
    }
    return list
  }

  /// What a list names, each made of a text; everything where the list is missing. An empty list, which nobody can mean, is refused.
  func selection<Value>(
    _ name: String, _ make: (String) -> Value?
  ) throws(ConsentInputError) -> Selection<Value> {
    guard let list = try list(name) else { return .everything }
    var values: Set<Value> = []
    for (number, element) in list.enumerated() {
      guard let value = element.stringValue.flatMap(make) else {
        throw error("\(name) \(number + 1)", "is not a word that is known there.")
      }
      values.insert(value)
    }
    guard !values.isEmpty else { throw error(name, "is an empty list. Leave it out, or say what is meant.") }
    return .only(values)
  }

  /// The recipients that a refusal or a withdrawal names: everybody, where one of the names is a word for that.
  func forbiddenRecipients() throws(ConsentInputError) -> Selection<RecipientName> {
    let named = try selection("recipients") { RecipientName($0) }
    guard case .only(let names) = named, names.contains(where: \.meansEverybody) else { return named }
    return .everything
  }

  func word<Word: RawRepresentable<String>>(_ name: String, _ type: Word.Type) throws(ConsentInputError) -> Word? {
    guard let text = try text(name) else { return nil }
    guard let word = Word(rawValue: text) else { throw error(name, "is not a word that is known there.") }
    return word
  }

  /// The objects of a list, each with a reader of its own.
  func objects(_ name: String) throws(ConsentInputError) -> [FieldReader] {
    var readers: [FieldReader] = []
    for (number, element) in (try list(name) ?? []).enumerated() {
      guard let object = element.objectValue else { throw error("\(name) \(number + 1)", "is not an object.") }
      readers.append(FieldReader(object, in: "\(place)\(name) \(number + 1), "))
    }
    return readers
  }

  /// Refuses a field that nobody knows: what it says would be passed over.
  func refuseOthers(than known: Set<String>) throws(ConsentInputError) {
    if let other = object.names.first(where: { !known.contains($0) }) {
      throw error(other, "is not a field that is known there.")
    }
  }
}
