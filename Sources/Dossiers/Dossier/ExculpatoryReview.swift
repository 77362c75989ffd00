internal import SelectiveDisclosure

/// Whether what speaks for the subjects was looked for.
public struct ExculpatoryReview: Sendable, Hashable {
  /// What was found.
  public enum Result: String, Sendable, Hashable, CaseIterable {
    case found
    case noneFound = "none_found"
    case notDone = "not_done"
  }

  /// What was found.
  public let result: Result
  /// Where it was looked for, and what it says.
  public let text: String?
  /// A label or role.
  public let reviewer: String?
  /// When, as records write dates.
  public let date: String?

  init?(_ fields: JSONObject) {
    guard let result = fields["result"]?.stringValue.flatMap(Result.init(rawValue:)) else { return nil }
    self.result = result
    text = fields["text"]?.stringValue
    reviewer = fields["reviewed_by"]?.stringValue
    date = fields["date"]?.stringValue
  }

  var fields: JSONObject {
    var fields: JSONObject = ["result": .string(result.rawValue)]
    for (name, value) in [("text", text), ("reviewed_by", reviewer), ("date", date)] {
      fields[name] = value.map { .string($0) }
    }
    return fields
  }
}
