/// What a presentation holds and does not show.
struct PresentationMarks: PartWatch {
  /// What programs call a section that nobody named.
  private static let commonSections: Set = ["default section", "untitled section", "summary section"]

  var remarks: [OfficeContents.Remark] = []
  private var isSlide = false

  mutating func take(_ token: XMLToken) {
    guard case .start(let name, let attributes) = token else { return }
    switch name.local {
    // Part 1 §19.3.1.38.
    case "sld":
      if attributes.value("show").map({ ["0", "false"].contains($0) }) ?? false { note(.comment, "hidden slide") }
      isSlide = true
    // §19.3.1.16.
    case "cSld":
      if isSlide, attributes.value("name").map(DrawingMarks.isTelling) ?? false { note(.comment, "name of a slide") }
    // §21.1.2.3.5: an address that no program could follow.
    case "hlinkClick", "hlinkHover", "hlinkMouseOver":
      // What is started then, and where it lies.
      if let action = attributes.value("action")?.lowercased(),
        ["ppaction://program", "ppaction://macro"].contains(where: action.hasPrefix)
      {
        note(.name, "hyperlink elsewhere")
      }
      if attributes.value("invalidUrl")?.saysSomething ?? false { note(.name, "invalid address of a link") }
    // MS-PPTX §2.2.4.3.
    case "section":
      guard name.namespace.hasPrefix("http://schemas.microsoft.com/office/powerpoint/"),
        let section = attributes.value("name")
      else { return }
      if section.saysSomething, !Self.commonSections.contains(section.lowercased()) {
        note(.comment, "name of a section")
      }
    default: return
    }
  }
}
