import Dossiers
import TerminalInterface
import VaultFiles

/// A profile in words.
enum ProfileDisplay {
  static func text(_ profile: Profile) -> String {
    var text = Style.heading(VisibleText.escape(profile.title)) + "\n"
    text += paragraph("To: \(profile.addressee)", indent: 0)
    text += paragraph(
      "Drafted on \(profile.drafted); "
        + (profile.review.map { "last reviewed on \($0.day) by \($0.person)." }
          ?? "no person has reviewed it against the addressee's instructions yet."),
      indent: 0)
    text += paragraph(profile.caution, indent: 0)
    text += "What has a star must be there.\n"
    text += "\n" + Style.heading("Sections") + budget(profile.words) + "\n"
    for section in profile.sections {
      text += "\(section.name)\(mark(section.need))\(budget(section.words))\n"
      text += paragraph("\(section.title). \(section.guidance)", indent: 4) + source(section.source)
      for field in section.fields {
        text += paragraph("- \(field.title)\(mark(field.need))\(field.guidance.map { ": " + $0 } ?? "")", indent: 4)
      }
    }
    text += "\n" + Style.heading("Elements to be argued with exhibits") + "\n"
    for element in profile.elements {
      text += "\(element.name)\(mark(element.need))  in \(element.section)"
      text += (element.group.map { ", one of the group \($0)" } ?? "") + "\n"
      text += paragraph("\(element.title). \(element.guidance)", indent: 4) + source(element.source)
    }
    text += "\n" + Style.heading("What a check looks at") + "\n"
    for rule in profile.rules {
      text += "\(rule.kind.rawValue)\(mark(rule.need))\n" + paragraph(rule.guidance, indent: 4) + source(rule.source)
    }
    if !profile.texts.isEmpty {
      text += "\n" + Style.heading("Texts") + "\n"
      for one in profile.texts { text += paragraph(one.text, indent: 0) + source(one.source) }
    }
    return text
  }

  private static func mark(_ need: Need) -> String { need == .required ? " *" : "" }

  private static func budget(_ words: Int?) -> String { words.map { "  (at most \($0) words)" } ?? "" }

  private static func source(_ source: ProfileSource?) -> String {
    guard let source else { return "" }
    let how =
      switch source.confidence {
      case .verified: "read in the text itself"
      case .secondary: "through another's account"
      case .unverified: "from memory, not verified"
      }
    return paragraph("Source (\(how)): \(source.text)", indent: 4)
  }

  /// A paragraph in lines that fit a terminal, each indented.
  private static func paragraph(_ text: String, indent: Int) -> String {
    let width = 80 - indent
    var lines = [""]
    for word in VisibleText.escape(text).split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if TextWidth.columns(last) + 1 + TextWidth.columns(String(word)) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }
}
