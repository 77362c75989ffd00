public import SelectiveDisclosure

extension Dossier {
  /// What a record says; nil where it does not fit `Schemas/records/dossier.schema.json`.
  public init?(_ fields: JSONObject) {
    guard let profile = ProfileReference(fields["profile"]?.objectValue), let title = fields["title"]?.stringValue,
      let prefix = fields["exhibit_prefix"]?.stringValue
    else { return nil }
    self.init(profile: profile, title: title, exhibitPrefix: prefix)
    language = fields["language"]?.stringValue
    addressee = fields["addressee"]?.stringValue
    subjects = (fields["subjects"]?.arrayValue ?? []).compactMap(\.stringValue)
    func objects(_ name: String) -> [JSONObject] { (fields[name]?.arrayValue ?? []).compactMap(\.objectValue) }
    for answer in objects("answers") {
      guard let section = answer["section"]?.stringValue, let field = answer["field"]?.stringValue else { return nil }
      // One text for each: two would leave open which is meant.
      guard answers.updateValue(answer["text"]?.stringValue ?? "", forKey: FieldPlace(section, field)) == nil else {
        return nil
      }
    }
    for text in objects("texts") {
      guard let section = text["section"]?.stringValue,
        texts.updateValue(text["text"]?.stringValue ?? "", forKey: section) == nil
      else { return nil }
    }
    for argument in objects("arguments") {
      guard let element = argument["element"]?.stringValue else { return nil }
      let read = ElementArgument(
        isArgued: argument["state"]?.stringValue == "argued", text: argument["text"]?.stringValue)
      guard arguments.updateValue(read, forKey: element) == nil else { return nil }
    }
    for exhibit in objects("exhibits") {
      guard let exhibit = DossierExhibit(exhibit) else { return nil }
      exhibits.append(exhibit)
    }
    for citation in objects("cited") {
      guard let citation = CitedExhibit(citation) else { return nil }
      cited.append(citation)
    }
    exculpatoryReview = fields["exculpatory_review"]?.objectValue.flatMap(ExculpatoryReview.init)
    for bundle in objects("supplements") {
      guard let bundle = EarlierBundle(bundle) else { return nil }
      supplements.append(bundle)
    }
    submission = fields["submission"]?.stringValue
    annexText = fields["annex_text"]?.stringValue
    note = fields["note"]?.stringValue
  }

  /// The record. What is empty is left out; lists that have no order of their own are sorted, so that the same dossier gives the same bytes.
  public var fields: JSONObject {
    var fields: JSONObject = [
      "profile": .object(profile.fields), "title": .string(title), "exhibit_prefix": .string(exhibitPrefix),
    ]
    fields["language"] = language.map { .string($0) }
    fields["addressee"] = addressee.map { .string($0) }
    func set(_ name: String, _ values: [JSON]) { if !values.isEmpty { fields[name] = .array(values) } }
    set("subjects", subjects.map { .string($0) })
    set(
      "answers",
      answers.sorted { $0.key < $1.key }.map { place, text in
        .object(["section": .string(place.section), "field": .string(place.field), "text": .string(text)])
      })
    set(
      "texts",
      texts.sorted { $0.key < $1.key }.map { .object(["section": .string($0.key), "text": .string($0.value)]) })
    set(
      "arguments",
      arguments.sorted { $0.key < $1.key }.map { element, argument in
        var object: JSONObject = [
          "element": .string(element), "state": .string(argument.isArgued ? "argued" : "not_argued"),
        ]
        object["text"] = argument.text.map { .string($0) }
        return .object(object)
      })
    set("exhibits", exhibits.map { .object($0.fields) })
    set("cited", cited.map { .object($0.fields) })
    fields["exculpatory_review"] = exculpatoryReview.map { .object($0.fields) }
    set("supplements", supplements.map { .object($0.fields) })
    fields["submission"] = submission.map { .string($0) }
    fields["annex_text"] = annexText.map { .string($0) }
    fields["note"] = note.map { .string($0) }
    return fields
  }
}
