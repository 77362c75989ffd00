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

  /// A record from a file, or from standard input where none is named.
  static func fields(_ path: FilePath?) throws(UserError) -> JSONObject {
    if path == nil || path == "-", Terminal.current.canAsk {
      StandardStream.message("The record as JSON, then Ctrl-D (a skeleton: evault record template TYPE):")
    }
    return try user { () throws(VaultError) in try RecordFile.object(RecordFile.read(path ?? "-")) }
  }
}
