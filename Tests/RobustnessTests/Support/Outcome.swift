internal import Foundation

/// How a run of the program ended, and its one JSON document.
struct Outcome {
  /// The exit code, or 128 + the signal's number.
  let status: Int32
  /// Standard output.
  let output: Data
  /// Standard error as text.
  let errors: String

  /// The document.
  var document: [String: Any] {
    (try? JSONSerialization.jsonObject(with: output)) as? [String: Any] ?? [:]
  }

  /// The document's list of this name.
  func list(_ name: String) -> [[String: Any]] { document[name] as? [[String: Any]] ?? [] }

  /// A text in the document.
  func text(_ name: String) -> String { document[name] as? String ?? "" }

  /// What a person is told of a failure: the error, why the run ended early, or what was left out.
  var complaint: String {
    [
      text("message"), text("failure"), list("skipped").compactMap { $0["reason"] as? String }.joined(separator: " "),
      list("unasked").compactMap { $0["why"] as? String }.joined(separator: " "),
    ].joined(separator: " ").trimmingCharacters(in: .whitespaces)
  }

  /// Everything in one line, for a failed expectation.
  var summary: String {
    "exit \(status): \(String(decoding: output.prefix(1500), as: UTF8.self)) \(errors.prefix(500))"
  }
}
