public import SelectiveDisclosure

/// Changes to a dossier, as a person writes them: only what is named changes, and null takes it out.
///
///     { "addressee": "…", "answers": { "cover": { "submitter": "…" } }, "texts": { "summary": "…" },
///       "arguments": { "right-to-life": "…", "slavery": { "not_argued": "why" } }, "exhibit_titles": { "3": "…" } }
public struct DossierEdit: Sendable, Hashable {
  private static let names: Set<String> = [
    "title", "addressee", "language", "subjects", "note", "answers", "texts", "arguments", "exculpatory_review",
    "exhibit_titles",
  ]

  private let changes: JSONObject

  /// Reads changes.
  /// - Throws: where something in them is not known, or is not what belongs there.
  public init(_ changes: JSONObject) throws(DossierError) {
    let unknown = changes.names.filter { !Self.names.contains($0) }
    guard unknown.isEmpty else {
      throw DossierError(
        unknown.map {
          "There is nothing called \($0) to change. Known are: \(Self.names.sorted().joined(separator: ", "))."
        })
    }
    self.changes = changes
  }

  /// The dossier with the changes.
  public func applied(to dossier: Dossier) throws(DossierError) -> Dossier {
    var dossier = dossier
    if changes["title"] != nil {
      guard let title = try text("title") else { throw DossierError(["A dossier has a title."]) }
      dossier.title = title
    }
    if changes["addressee"] != nil { dossier.addressee = try text("addressee") }
    if changes["language"] != nil { dossier.language = try text("language") }
    if changes["note"] != nil { dossier.note = try text("note") }
    if let subjects = changes["subjects"] {
      guard let list = subjects.arrayValue ?? (subjects == .null ? [] : nil),
        !list.contains(where: { $0.stringValue == nil })
      else { throw DossierError(["subjects: a list of identifiers belongs here."]) }
      dossier.subjects = list.compactMap(\.stringValue)
    }
    for (section, fields) in try members("answers") {
      guard let fields = fields.objectValue else {
        throw DossierError(["answers/\(section): the section's fields belong here, each with its text."])
      }
      for field in fields.members {
        dossier.answers[FieldPlace(section, field.name)] = try Self.text(
          field.value, "answers/\(section)/\(field.name)")
      }
    }
    for (section, text) in try members("texts") { dossier.texts[section] = try Self.text(text, "texts/\(section)") }
    for (element, argument) in try members("arguments") {
      dossier.arguments[element] = try Self.argument(argument, "arguments/\(element)")
    }
    if let review = changes["exculpatory_review"] {
      dossier.exculpatoryReview = review.objectValue.flatMap(ExculpatoryReview.init)
      guard dossier.exculpatoryReview != nil || review == .null else {
        throw DossierError(["exculpatory_review: its result is found, none_found or not_done."])
      }
    }
    for (number, title) in try members("exhibit_titles") {
      guard let place = Int(number).flatMap({ number in dossier.exhibits.firstIndex { $0.number == number } }) else {
        throw DossierError(["exhibit_titles/\(number): there is no such exhibit."])
      }
      dossier.exhibits[place].title = try Self.text(title, "exhibit_titles/\(number)")
    }
    return dossier
  }

  private func members(_ name: String) throws(DossierError) -> [(String, JSON)] {
    guard let value = changes[name] else { return [] }
    guard let object = value.objectValue else { throw DossierError(["\(name): an object belongs here."]) }
    return object.members.map { ($0.name, $0.value) }
  }

  private func text(_ name: String) throws(DossierError) -> String? { try Self.text(changes[name] ?? .null, name) }

  private static func text(_ value: JSON, _ place: String) throws(DossierError) -> String? {
    if case .null = value { return nil }
    guard let text = value.stringValue else { throw DossierError(["\(place): a text belongs here."]) }
    return text
  }

  private static func argument(_ value: JSON, _ place: String) throws(DossierError) -> ElementArgument? {
    switch value {
    case .null: return nil
    case .string(let text): return ElementArgument(isArgued: true, text: text)
    case .object(let object):
      if object.names == ["not_argued"], let why = object["not_argued"]?.stringValue {
        return ElementArgument(isArgued: false, text: why)
      }
    default: break
    }
    throw DossierError(["\(place): a text belongs here, or {\"not_argued\": \"why\"}."])
  }
}
