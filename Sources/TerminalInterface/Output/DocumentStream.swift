public import SelectiveDisclosure

/// A JSON document that is written while its parts are found, so that a long list needs no memory. What ends without `}` was cut off.
public struct DocumentStream: ~Copyable {
  private static let flushedFrom = 1 << 16

  private var pending: [UInt8] = []
  private var isFirst = true

  /// Begins a document.
  public init(schema: String) {
    pending += Array("{\n  \"schema\": \"evidencevault/\(schema)/1\"".utf8)
  }

  /// Adds a member.
  public mutating func add(_ name: String, _ value: JSON) { append(name, value, indent: "  ") }

  /// Begins a member that is a list.
  public mutating func beginList(_ name: String) {
    pending += Array(",\n  \"\(name)\": [".utf8)
    isFirst = true
  }

  /// Adds to the list.
  public mutating func add(_ value: JSON) {
    pending += Array((isFirst ? "\n    " : ",\n    ").utf8)
    isFirst = false
    append(value, indent: "    ")
    if pending.count >= Self.flushedFrom { flush() }
  }

  /// Ends the list.
  public mutating func endList() { pending += Array((isFirst ? "]" : "\n  ]").utf8) }

  /// Ends the document.
  public consuming func finish() {
    pending += Array("\n}\n".utf8)
    flush()
  }

  private mutating func append(_ name: String, _ value: JSON, indent: String) {
    pending += Array(",\n\(indent)\"\(name)\": ".utf8)
    append(value, indent: indent)
  }

  private mutating func append(_ value: JSON, indent: String) {
    let lines = CommandResult.harmless(JSONWriter.writePretty(value)).split(separator: 0x0a)
    pending += lines.joined(separator: Array(("\n" + indent).utf8))
  }

  private mutating func flush() {
    StandardStream.result(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
