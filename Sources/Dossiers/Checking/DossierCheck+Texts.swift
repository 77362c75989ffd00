/// Sections, fields and elements.
extension DossierCheck {
  mutating func judgeSections() {
    var total = 0
    for section in profile.sections {
      let words = words(in: section)
      total += words
      if words == 0, section.fields.isEmpty {
        add(
          Self.kind(section.need), .sectionEmpty, section: section.name, "\(section.title): nothing is written yet.",
          mend: edit(section.name))
      }
      if let limit = section.words, words > limit {
        add(
          .weak, .tooManyWords, section: section.name,
          "\(section.title) has \(words) words; the profile advises \(limit) at most.", mend: edit(section.name))
      }
      for field in section.fields {
        let answer = dossier.answers[FieldPlace(section.name, field.name)] ?? ""
        guard answer.allSatisfy(\.isWhitespace) else { continue }
        add(
          Self.kind(field.need), .fieldEmpty, section: section.name, "\(section.title): not said: \(field.title).",
          mend: edit("\(section.name)/\(field.name)"))
      }
    }
    if let limit = profile.words, total > limit {
      let longest = profile.sections.max { self.words(in: $0) < self.words(in: $1) }
      add(
        .weak, .tooManyWords, "The whole has \(total) words; the profile advises \(limit) at most.",
        mend: edit(longest?.name ?? "SECTION"))
    }
    if dossier.subjects.isEmpty {
      add(
        .missing, .noSubject, "Nobody is named whom the dossier is about.",
        mend: "evault dossier edit --dossier \(name) --subject ID")
    }
    for subject in dossier.subjects where facts.missingSubjects.contains(subject) {
      let others = dossier.subjects.filter { $0 != subject }.map { "\"\($0)\"" }.joined(separator: ", ")
      add(
        .missing, .noSubject, "The subject \(subject) is no person or unit that you can read.",
        mend: "evault dossier edit --dossier \(name)     # without it: {\"subjects\": [\(others)]}")
    }
  }

  mutating func judgeElements() {
    for element in profile.elements {
      let support = support(of: element.name)
      if !isArgued(element.name) {
        // One of a group is enough, which a rule asks for.
        guard element.group == nil, dossier.arguments[element.name] == nil || element.need == .required else {
          continue
        }
        add(
          Self.kind(element.need), .elementNotArgued, section: element.section, element: element.name,
          "\(element.title): not argued.", mend: edit("argument/\(element.name)"))
      } else if support.isEmpty {
        add(
          .missing, .elementWithoutExhibit, section: element.section, element: element.name,
          "\(element.title): argued, and no exhibit is cited for it.",
          mend: "evault dossier cite --dossier \(name) \(element.name) ITEM")
      }
      let both = Set(support).intersection(
        dossier.cited(on: element.name).filter { $0.bearing == .against }.map(\.exhibit))
      if !both.isEmpty {
        add(
          .contradictory, .bearsBothWays, section: element.section, element: element.name, exhibits: Array(both),
          "\(element.title): \(labels(both.sorted())) is cited for it and against it. Say in the text how both can be.",
          mend: edit("argument/\(element.name)"))
      }
    }
  }

  /// The words of a section's own text, its fields, and the arguments of its elements.
  private func words(in section: ProfileSection) -> Int {
    var texts = [dossier.texts[section.name] ?? ""]
    texts += section.fields.map { dossier.answers[FieldPlace(section.name, $0.name)] ?? "" }
    texts += profile.elements.filter { $0.section == section.name }.map { element in
      dossier.arguments[element.name].flatMap { $0.isArgued ? $0.text : nil } ?? ""
    }
    return texts.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
  }
}
