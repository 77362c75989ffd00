public import SelectiveDisclosure

/// What a command found or did: one value, rendered as text or JSON at the edge.
public struct CommandResult: Sendable {
  /// How the command ends.
  public let code: ExitCode
  /// The name and version of the JSON document: `evidencevault/list/1`.
  public let schema: String
  /// The document's members, after `schema`.
  public let members: JSONObject
  /// The same for people; with a line feed at the end where it is not empty.
  public let text: String

  /// A result.
  public init(_ code: ExitCode = .done, schema: String, _ members: JSONObject, text: String) {
    self.code = code
    self.schema = schema
    self.members = members
    self.text = text
  }

  /// The JSON document, pretty-printed.
  public var document: [UInt8] {
    let all = JSONObject([JSONMember("schema", .string("evidencevault/" + schema + "/1"))] + members.members)
    return JSONWriter.writePretty(.object(all ?? members)) + [0x0a]
  }
}
