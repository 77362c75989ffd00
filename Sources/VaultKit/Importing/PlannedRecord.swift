internal import Custody
public import RecordSchemas
public import SelectiveDisclosure
internal import VaultFiles

/// A record that an import will write, once its files have names.
public struct PlannedRecord: Sendable {
  /// How a record speaks of the files that it comes from.
  enum Origin: Sendable {
    /// A line of a table: it is cited.
    case line(Int)
    /// A sidecar or a chat with its files: they are the items of an acquisition. At most 1,024.
    case files([FilePath])
  }

  /// Types whose records cite what they rest on.
  private static let citing: Set<RecordType> = [.person, .unit, .place, .incident, .link]

  /// Its name.
  let id: Identifier
  /// What it is.
  public let type: RecordType
  /// The file that says so, as the person named it.
  let source: FilePath
  /// How that file is shown.
  public let file: String
  let origin: Origin
  /// What it says, but for its files.
  public let fields: JSONObject

  /// The line, where it comes from a table.
  public var line: Int? { if case .line(let line) = origin { line } else { nil } }

  /// The whole record; nil where a file that it needs is not there.
  func complete(_ items: [FilePath: Identifier]) -> JSONObject? {
    guard let own = items[source] else { return nil }
    var whole = fields
    switch origin {
    case .line(let line):
      guard Self.citing.contains(type) else { return whole }
      let citation: JSON = .object(["item": .string(own.description), "at": .string("line \(line)")])
      whole["citations"] = .array((fields["citations"]?.arrayValue ?? []) + [citation])
    case .files(let paths):
      var names: [JSON] = []
      for path in paths {
        guard let item = items[path] else { return nil }
        names.append(.string(item.description))
      }
      whole["items"] = .array(names)
    }
    return whole
  }
}
