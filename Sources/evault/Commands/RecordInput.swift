import RecordSchemas
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// What the commands about records read from their arguments.
enum RecordInput {
  static let typeNames = RecordType.allCases.map(\.rawValue).joined(separator: ", ")

  static func type(_ word: String) throws(UserError) -> RecordType {
    guard let type = RecordType(rawValue: word) else {
      throw UserError(
        .usage, "There is no type of record \(VisibleText.escape(word)).", next: "Types are: \(typeNames).")
    }
    return type
  }

  /// What records of a type are judged by: for the program's types without a vault, for an organisation's own with one.
  static func form(_ type: RecordType, _ session: Session) throws(UserError) -> RecordForm {
    if let form = RecordSchemas.form(of: type) { return form }
    let unlocked = try session.unlock()
    return try user { () throws(VaultError) in try RecordVocabulary(unlocked).form(of: type) }
  }

  /// A record from a file, or from standard input where none is named.
  static func fields(_ path: FilePath?) throws(UserError) -> JSONObject {
    if path == nil || path == "-", Terminal.current.canAsk {
      StandardStream.message("The record as JSON, then Ctrl-D (a skeleton: evault record template TYPE):")
    }
    return try user { () throws(VaultError) in try RecordFile.object(RecordFile.read(path ?? "-")) }
  }
}
