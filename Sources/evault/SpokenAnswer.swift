import TerminalInterface
import Translations

/// Words that a person types, in their language or in English, and the questions that name them.
enum SpokenAnswer {
  private static let keys = [
    "yes": "answer.yes", "no": "answer.no", "not_asked": "answer.not_asked", "refused": "answer.refused",
    "unknown": "answer.unknown", "later": "word.later", "finish": "word.finish", "anew": "word.anew",
    "discard": "word.discard", "none": "word.none", "nobody": "word.nobody",
  ]

  /// A text of the tables; the words to type, which it may name, take their places in it.
  static func text(_ key: String, _ values: [String: String] = [:]) -> String {
    var all = keys.mapValues { Interface.text($0).lowercased() }
    all["enter"] = "Enter"
    return Interface.text(key, all.merging(values) { $1 })
  }

  /// What was typed, in the English word for it where it is one of some words; else as it is.
  /// - Parameter words: those that count here, by their names in the tables' placeholders.
  static func plain(_ typed: String, _ words: [String]) -> String {
    plain(typed, keys: Dictionary(uniqueKeysWithValues: words.map { ($0.replacing("_", with: " "), keys[$0] ?? $0) }))
  }

  /// The same for words with texts of their own.
  /// - Parameter keys: a text's key for each word as records write it.
  static func plain(_ typed: String, keys: [String: String]) -> String {
    let given = typed.lowercased()
    return keys.first { word, key in given == word || given == Interface.text(key).lowercased() }?.key ?? typed
  }

  /// Whether a person at the terminal says yes to a question.
  static func confirms(_ key: String) -> Bool {
    Prompt.line(text(key) + " ").map { plain($0, ["yes"]) } == "yes"
  }
}
