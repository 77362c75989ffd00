import Foundation
import JSONSchema
import SelectiveDisclosure
import TestSupport
import Testing

/// The JSON Schema Test Suite for 2020-12.
@Suite(.enabled(if: Vectors.has("json-schema"), "no JSON Schema Test Suite on this machine"))
struct ConformanceTests {
  private static let folder = Vectors.folder("json-schema")
  private static let suite = folder.appending(path: "tests/draft2020-12")

  /// What the suite asks to have at hand.
  private static let library: SchemaLibrary = {
    var library = SchemaLibrary()
    do {
      for name in ["metaschema/metaschema.json"] + names("metaschema/vocabularies", "") {
        try library.add(parsing: try Vectors.bytes(folder.appending(path: name)))
      }
      for name in names("remotes/draft2020-12", ".json") {
        let uri = "http://localhost:1234/" + name.dropFirst("remotes/".count)
        try library.add(parsing: try Vectors.bytes(folder.appending(path: name)), as: uri)
      }
    } catch {
      Issue.record("the suite's remote schemas: \(error)")
    }
    return library
  }()

  private static func names(_ path: String, _ ending: String) -> [String] {
    Vectors.names(in: folder.appending(path: path)).flatMap { name -> [String] in
      let inner = path + "/" + name
      let isFolder =
        (try? folder.appending(path: inner).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
      return isFolder ? names(inner, ending) : name.hasSuffix(ending) ? [inner] : []
    }
  }

  private struct Outcome {
    var groups = 0
    var tests = 0
    /// Tests that came out wrong, by their descriptions.
    var wrong: Set<String> = []
  }

  private static func run(_ name: String, assertsFormats: Bool = false) throws -> Outcome {
    let parser = JSONParser(maximumDepth: 512)
    let text = try Vectors.bytes(suite.appending(path: name))
    let document = try parser.parse(text)
    let groups = try #require(document.arrayValue)
    var outcome = Outcome(groups: groups.count)
    for group in groups.compactMap(\.objectValue) {
      let title = group["description"]?.stringValue ?? ""
      let tests = (group["tests"]?.arrayValue ?? []).compactMap(\.objectValue)
      outcome.tests += tests.count
      do {
        let document = try #require(group["schema"])
        let schema = try Schema(document, among: library, assertsFormats: assertsFormats)
        for test in tests {
          let data = try #require(test["data"])
          guard let expected = test["valid"]?.boolValue else { throw CocoaError(.coderValueNotFound) }
          let violations = schema.violations(in: data)
          let isRight = schema.isValid(data) == expected && violations.isEmpty == expected
          guard !isRight else { continue }
          outcome.wrong.insert("\(title): \(test["description"]?.stringValue ?? "")")
        }
      } catch let error as SchemaError {
        outcome.wrong.insert("\(title): \(error)")
      }
    }
    return outcome
  }

  @Test func everyRequiredCase() throws {
    let files = Vectors.names(in: Self.suite).filter { $0.hasSuffix(".json") }
    #expect(files.count == 46)
    var all = Outcome()
    for file in files {
      let outcome = try Self.run(file)
      #expect(outcome.wrong.isEmpty, "\(file): \(outcome.wrong.sorted())")
      all.groups += outcome.groups
      all.tests += outcome.tests
    }
    #expect(all.groups == 383)
    #expect(all.tests == 1299)
  }

  @Test(arguments: [
    "anchor", "bignum", "dynamicRef", "ecmascript-regex", "float-overflow", "id", "no-schema", "non-bmp-regex",
    "refOfUnknownKeyword", "unknownKeyword",
  ])
  func optionalCases(_ name: String) throws {
    let outcome = try Self.run("optional/\(name).json")
    #expect(outcome.tests > 0 && outcome.wrong.isEmpty, "\(outcome.wrong.sorted())")
  }

  @Test(arguments: ["date", "date-time", "time", "uri", "uuid"]) func formats(_ name: String) throws {
    let outcome = try Self.run("optional/format/\(name).json", assertsFormats: true)
    #expect(outcome.tests > 0 && outcome.wrong.isEmpty, "\(outcome.wrong.sorted())")
  }
}
