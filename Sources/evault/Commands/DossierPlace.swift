import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// One place of a dossier that a person changes by itself.
enum DossierPlace {
  private static let limit = 1 << 20

  /// The changes that putting a text at a place makes. The text is asked for at a terminal, or comes from a file or a pipe.
  static func changes(_ place: String, _ kept: KeptDossier, _ path: FilePath?) throws(UserError) -> JSONObject {
    let parts = place.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let profile = kept.profile
    if place == "exculpatory_review" {
      return [place: .object(try path == nil && Terminal.current.canAsk ? askReview() : review(path))]
    }
    if parts.count == 1, ["title", "addressee", "note", "language"].contains(place) {
      return [place: .string(try text(place, path))]
    }
    if parts.count == 2, parts[0] == "argument", let element = profile.element(parts[1]) {
      return ["arguments": .object([element.name: .string(try text(element.title, path, element.guidance))])]
    }
    if parts.count == 2, let section = profile.section(parts[0]),
      let field = section.fields.first(where: { $0.name == parts[1] })
    {
      let text = try text("\(section.title), \(field.title)", path, field.guidance)
      return ["answers": .object([section.name: .object([field.name: .string(text)])])]
    }
    if parts.count == 1, let section = profile.section(place) {
      return ["texts": .object([place: .string(try text(section.title, path, section.guidance))])]
    }
    throw UserError(
      .usage, "The profile \(profile.name) has no such place: \(VisibleText.escape(place)).",
      next: "See: evault dossier profile \(profile.name)")
  }

  private static func text(_ what: String, _ path: FilePath?, _ guidance: String? = nil) throws(UserError) -> String {
    if path == nil, Terminal.current.canAsk {
      if let guidance { StandardStream.message(guidance) }
      guard let line = Prompt.line("\(what): ", severalLines: true), !line.isEmpty else {
        throw UserError(.usage, "Nothing was said.", safe: "Nothing was written.")
      }
      return line
    }
    let bytes = try user { () throws(VaultError) in try RecordFile.read(path ?? "-") }
    guard let text = String(validating: bytes, as: UTF8.self), bytes.count <= limit else {
      throw UserError(.usage, "The text is not UTF-8.", safe: "Nothing was written.")
    }
    // A file's last line end is no part of a text.
    let trimmed = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard !trimmed.isEmpty else { throw UserError(.usage, "Nothing was said.", safe: "Nothing was written.") }
    return trimmed
  }

  private static func review(_ path: FilePath?) throws(UserError) -> JSONObject {
    do throws(UserError) { return try RecordInput.fields(path) } catch {
      guard error.code == .usage || error.code == .failed else { throw error }
      throw UserError(
        error.code, error.message, safe: "Nothing was written.",
        next:
          "The place exculpatory_review takes JSON: {\"result\": \"none_found\", \"text\": \"where it was looked for\"}. At a terminal you are asked."
      )
    }
  }

  private static func askReview() throws(UserError) -> JSONObject {
    let results = ExculpatoryReview.Result.allCases.map(\.rawValue)
    guard let result = Prompt.line("What was found (\(results.joined(separator: ", "))): "), results.contains(result)
    else {
      throw UserError(.usage, "One of these words is needed.", safe: "Nothing was written.")
    }
    var review: JSONObject = ["result": .string(result)]
    for (field, question) in [
      ("text", "Where it was looked for, and what it says"), ("reviewed_by", "Who looked (a label or role)"),
      ("date", "When (2026-11-02)"),
    ] {
      if let answer = Prompt.line("\(question): ", severalLines: field == "text"), !answer.isEmpty {
        review[field] = .string(answer)
      }
    }
    return review
  }
}
