internal import SelectiveDisclosure

/// That an exhibit bears on an element, and where in it.
public struct CitedExhibit: Sendable, Hashable {
  /// How it bears on it.
  public enum Bearing: String, Sendable, Hashable, CaseIterable {
    case supports, against, context
  }

  /// The element's name.
  public let element: String
  /// The exhibit's number.
  public let exhibit: Int
  /// How it bears on the element.
  public let bearing: Bearing
  /// The place in it.
  public let place: String?
  /// The words there.
  public let quote: String?
  /// Why it is cited.
  public let note: String?

  /// A citation.
  public init(
    element: String, exhibit: Int, bearing: Bearing = .supports, place: String? = nil, quote: String? = nil,
    note: String? = nil
  ) {
    self.element = element
    self.exhibit = exhibit
    self.bearing = bearing
    self.place = place
    self.quote = quote
    self.note = note
  }

  init?(_ fields: JSONObject) {
    guard let element = fields["element"]?.stringValue, let exhibit = fields["exhibit"]?.intValue,
      let bearing = fields["bearing"]?.stringValue.flatMap(Bearing.init(rawValue:))
    else { return nil }
    self.init(
      element: element, exhibit: exhibit, bearing: bearing, place: fields["at"]?.stringValue,
      quote: fields["quote"]?.stringValue, note: fields["note"]?.stringValue)
  }

  var fields: JSONObject {
    var fields: JSONObject = [
      "element": .string(element), "exhibit": .integer(exhibit), "bearing": .string(bearing.rawValue),
    ]
    for (name, value) in [("at", place), ("quote", quote), ("note", note)] { fields[name] = value.map { .string($0) } }
    return fields
  }
}
