import Custody
import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// A record that is asked for field by field at a terminal. Each answer is held against the schema at once.
struct RecordAnswers {
  /// How what is typed becomes a field.
  enum Form {
    case text
    case number
    /// A moment as people write it.
    case time
    /// Values with commas between them.
    case list
    /// An item or record, as it may be typed.
    case identifier
    case identifiers
    /// A condition in a person's own words.
    case condition
  }

  /// The answers so far.
  var fields = JSONObject()
  private let type: RecordType
  private let place: String
  private let record: (JSONObject) -> JSONObject

  /// - Parameters:
  ///   - place: where in the record the fields stand (RFC 6901).
  ///   - record: the record with fields there.
  init(_ type: RecordType, at place: String = "", within record: @escaping (JSONObject) -> JSONObject = { $0 }) {
    self.type = type
    self.place = place
    self.record = record
  }

  /// Asks until there is an answer.
  mutating func ask(_ field: String, _ question: String, as form: Form = .text) throws(UserError) {
    while true {
      guard let typed = Prompt.line(question + ": ", severalLines: severalLines(field, form)) else {
        throw UserError(.usage, "\(question): without it there is no record.", safe: "Nothing was written.")
      }
      if typed.isEmpty {
        StandardStream.message("  This one is needed. Ctrl-D ends without a record.")
      } else if let value = value(typed, field, form) {
        fields[field] = value
        return
      }
    }
  }

  /// Asks for what may be left open.
  mutating func offer(_ field: String, _ question: String, as form: Form = .text) {
    if let value = answer(field, question, as: form) { fields[field] = value }
  }

  /// An answer that fits the field; nil where it is left open.
  func answer(_ field: String, _ question: String, as form: Form = .text) -> JSON? {
    while let typed = Prompt.line(question + ": ", severalLines: severalLines(field, form)), !typed.isEmpty {
      if let value = value(typed, field, form) { return value }
    }
    return nil
  }

  /// What is wrong with a value, in words; nil where nothing is.
  func fault(in value: JSON, of field: String) -> String? {
    RecordValidation.faults(at: "\(place)/\(field)", in: record([field: value]), of: type).first
  }

  /// Whether an answer can have several lines.
  private func severalLines(_ field: String, _ form: Form) -> Bool {
    switch form {
    case .text: fault(in: .string("1\n2"), of: field) == nil
    case .condition: fault(in: [["text": "1\n2"]], of: field) == nil
    case .number, .time, .list, .identifier, .identifiers: false
    }
  }

  /// What was typed, where it fits; else it is said why not.
  private func value(_ typed: String, _ field: String, _ form: Form) -> JSON? {
    let value: JSON
    switch form {
    case .text: value = .string(typed)
    case .number: value = Int(typed).map { .integer($0) } ?? .string(typed)
    case .identifier: value = .string(Self.identifier(typed))
    case .list: value = .array(Self.parts(typed).map { .string($0) })
    case .identifiers: value = .array(Self.parts(typed).map { .string(Self.identifier($0)) })
    case .condition: value = .object(["text": .string(typed)])
    case .time:
      do throws(VaultError) { value = .string(try PersonalRecord.time(typed).description) } catch {
        StandardStream.message("  \(error.message) \(error.next)")
        return nil
      }
    }
    let whole = if case .condition = form { JSON.array([value]) } else { value }
    guard let fault = fault(in: whole, of: field) else { return value }
    StandardStream.message("  \(fault)")
    return nil
  }

  /// As records write it; what is none stays, and is told by the schema.
  private static func identifier(_ text: String) -> String { Identifier(typed: text)?.description ?? text }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }
}
