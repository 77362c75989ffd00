internal import Custody
internal import SelectiveDisclosure

/// Which claims leave the vault with a provenance file: those that say what the bytes are and when, and others that are asked for by name.
public struct ProvenanceClaims: Sendable {
  /// Claims that leave unless nobody asked: nothing of persons, places or reasons.
  static let always = ["digest", "size", "media_type", "item_type", "modified", "collected_at"]
  /// Claims that leave only when they are asked for.
  public static let onRequest = [
    "name", "title", "source", "place", "collected_by", "note", "batch", "purpose", "destination", "recipient",
    "reason",
    "authority", "label", "new_label", "role", "compartment", "late",
  ]

  /// Those that were asked for, in that order.
  let requested: [String]

  /// Exactly these, as far as such a file has them.
  init(only names: Set<String>) { requested = Self.onRequest.filter(names.contains) }

  /// The claims that leave by default, and these.
  /// - Throws: `.usage` for a word that is no such claim.
  public init(disclosing names: [String]) throws(VaultError) {
    for name in names where !Self.onRequest.contains(name) {
      throw VaultError(
        .usage, "There is no claim \(name) to disclose.", next: "Claims are: \(Self.onRequest.joined(separator: ", "))."
      )
    }
    var seen: [String] = []
    for name in names where !seen.contains(name) { seen.append(name) }
    requested = seen
  }

  /// A claim's value as one line of text; empty where it is not there.
  static func text(_ value: JSON?) -> String {
    switch value {
    case nil, .null: ""
    case .string(let text): text
    case .array(let values): values.map { text($0) }.joined(separator: " ")
    case .some(let other): String(decoding: JSONWriter.write(other), as: UTF8.self)
    }
  }
}
