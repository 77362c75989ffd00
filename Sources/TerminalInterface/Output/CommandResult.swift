public import SelectiveDisclosure

/// What a command found or did: one value, rendered as text or as JSON at the edge, and only as what was asked for.
public struct CommandResult {
  /// How the command ends.
  public let code: ExitCode
  /// The name and version of the JSON document: `evidencevault/list/1`.
  public let schema: String
  /// Whether it was written while it was found, and nothing is left to show.
  public let isWritten: Bool
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
    isWritten = false
    makeMembers = members
    makeText = text
  }

  /// A result that was written already.
  public init(written code: ExitCode, schema: String) {
    self.code = code
    self.schema = schema
    isWritten = true
    makeMembers = { [:] }
    makeText = { "" }
  }

  /// The result for people.
  public var text: String { makeText() }

  /// The JSON document, pretty-printed.
  public var document: [UInt8] {
    let members = makeMembers()
    let all = JSONObject([JSONMember("schema", .string("evidencevault/" + schema + "/1"))] + members.members)
    return Self.harmless(JSONWriter.writePretty(.object(all ?? members))) + [0x0a]
  }

  /// A document on one line, for results that are a document a line.
  public static func line(schema: String, _ members: JSONObject) -> [UInt8] {
    let all = JSONObject([JSONMember("schema", .string("evidencevault/" + schema + "/1"))] + members.members)
    return harmless(JSONWriter.write(all ?? members)) + [0x0a]
  }

  /// JSON whose strings hold nothing that a terminal would obey, or a reader not see: the same document, with more escapes.
  static func harmless(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 >= 0x7f }) else { return bytes }
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isHarmful =
        switch scalar.properties.generalCategory {
        case .control: scalar.value >= 0x7f
        case .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
      guard isHarmful else {
        text.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let hex = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return Array(text.utf8)
  }
}
