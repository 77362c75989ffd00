import Foundation
import TestSupport

/// A JSON Schema library that nobody here wrote, and what validate.py asks of it.
struct Judge {
  static let schemas = Vectors.projectFolder.appending(path: "Schemas")
  private static let script = folder.appending(path: "validate.py").path
  private static let folder = Vectors.projectFolder.appending(path: "Tests/SchemasTests")

  /// Whether the Python of the tests has it.
  static let isThere =
    ExternalTool.python.isInstalled
    && (try? ExternalTool.python.run(["-c", "import jsonschema, referencing, rfc3339_validator"]).status) == 0

  /// Judges all schemas of a folder.
  static func schemas(_ folder: URL = schemas) throws -> ExternalTool.Output {
    try ExternalTool.python.run([script, "schemas", folder.path])
  }

  /// Judges `documents/<schema>/*.json`.
  static func documents(_ folder: URL) throws -> ExternalTool.Output {
    try ExternalTool.python.run([script, "documents", schemas.path, folder.path])
  }

  /// Header, payload and claims of a token.
  static func read(_ token: [UInt8]) throws -> [String: Any] {
    let scratch = try TemporaryFolder()
    try scratch.write(token, to: "token")
    let output = try ExternalTool.python.run([folder.appending(path: "sd_jwt_parts.py").path, scratch.path("token")])
    guard output.status == 0 else { throw CocoaError(.coderInvalidValue, userInfo: ["errors": output.errors]) }
    return try JSONSerialization.jsonObject(with: Data(output.bytes)) as? [String: Any] ?? [:]
  }

  /// Whether one document fits one schema.
  static func accepts(_ schema: String, _ document: String) throws -> Bool {
    let scratch = try TemporaryFolder()
    try scratch.write(Array(document.utf8), to: "document")
    let output = try ExternalTool.python.run([script, "accepts", schemas.path, schema, scratch.path("document")])
    guard ["yes\n", "no\n"].contains(output.text) else {
      throw CocoaError(.coderInvalidValue, userInfo: ["errors": output.errors])
    }
    return output.text == "yes\n"
  }
}
