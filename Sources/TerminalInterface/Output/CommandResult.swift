public import SelectiveDisclosure

/// What a command found or did: one value, rendered as text or as JSON at the edge, and only as what was asked for.
public struct CommandResult {
  /// How the command ends.
  public let code: ExitCode
  /// The name and version of the JSON document: `evidencevault/list/1`.
  public let schema: String
  private let makeMembers: () -> JSONObject
  private let makeText: () -> String

  /// A result.
  /// - Parameters:
  ///   - members: the document's members, after `schema`.
  ///   - text: the same for people; with a line feed at the end where it is not empty.
  public init(
    _ code: ExitCode = .done, schema: String, _ members: @autoclosure @escaping () -> JSONObject,
    text: @autoclosure @escaping () -> String
  ) {
    self.code = code
    self.schema = schema
    makeMembers = members
    makeText = text
  }

  /// The result for people.
  public var text: String { makeText() }

  /// The JSON document, pretty-printed.
  public var document: [UInt8] {
    let members = makeMembers()
    let all = JSONObject([JSONMember("schema", .string("evidencevault/" + schema + "/1"))] + members.members)
    return JSONWriter.writePretty(.object(all ?? members)) + [0x0a]
  }
}
