internal import SelectiveDisclosure

/// Takes the parts of a profile out of JSON that was seen to fit the schema.
struct ProfileReader {
  private let json: JSONObject

  init(_ json: JSONObject) { self.json = json }

  func optionalText(_ name: String) -> String? { json[name]?.stringValue }

  func text(_ name: String) -> String { optionalText(name) ?? "" }

  func texts(_ name: String) -> [String] { (json[name]?.arrayValue ?? []).compactMap(\.stringValue) }

  func number(_ name: String) -> Int? { json[name]?.intValue }

  func object(_ name: String) -> ProfileReader? { json[name]?.objectValue.map(ProfileReader.init) }

  func objects(_ name: String) -> [ProfileReader] {
    (json[name]?.arrayValue ?? []).compactMap { $0.objectValue.map(ProfileReader.init) }
  }

  private var need: Need { Need(rawValue: text("need")) ?? .required }

  var source: ProfileSource? {
    object("source").map { source in
      ProfileSource(text: source.text("text"), confidence: .init(rawValue: source.text("confidence")) ?? .unverified)
    }
  }

  private var certainSource: ProfileSource { source ?? ProfileSource(text: "", confidence: .unverified) }

  var section: ProfileSection {
    ProfileSection(
      name: text("section"), title: text("title"), need: need, words: number("words"), guidance: text("guidance"),
      fields: objects("fields").map(\.field), source: source)
  }

  private var field: ProfileField {
    ProfileField(name: text("field"), title: text("title"), need: need, guidance: optionalText("guidance"))
  }

  var element: ProfileElement {
    ProfileElement(
      name: text("element"), title: text("title"), section: text("section"), need: need, group: optionalText("group"),
      guidance: text("guidance"), source: certainSource)
  }

  var rule: ProfileRule? {
    ProfileRule.Kind(rawValue: text("rule")).map { kind in
      ProfileRule(
        kind: kind, need: need, section: optionalText("section"), group: optionalText("group"), years: number("years"),
        guidance: text("guidance"), source: certainSource)
    }
  }

  func placing(_ name: String) -> Placing {
    var places: [String: Placing.Place] = [:]
    // What stands in two places goes to the stricter one.
    for place in Placing.Place.allCases {
      for name in object(name)?.texts(place.rawValue) ?? [] { places[name] = place }
    }
    return Placing(places)
  }
}
