import Foundation
import JSONSchema
import RecordSchemas
import SelectiveDisclosure
import TestSupport
import Testing

/// The schemas inside the program.
struct DocumentTests {
  private static let folder = Vectors.projectFolder.appending(path: "Schemas/records")

  @Test func areThoseOfTheFolder() throws {
    let ending = ".schema.json"
    let files = Vectors.names(in: Self.folder).filter { $0.hasSuffix(ending) }
    #expect(Set(files) == Set((RecordType.allCases.map(\.rawValue) + ["common"]).map { $0 + ending }))
    for type in RecordType.allCases {
      let bytes = try Vectors.bytes(Self.folder.appending(path: type.rawValue + ending))
      #expect(form(type).text == bytes, "run .ci/embed-schemas")
    }
    #expect(RecordSchemas.commonText == (try Vectors.bytes(Self.folder.appending(path: "common" + ending))))
  }

  @Test(arguments: RecordType.allCases) func areUsable(_ type: RecordType) throws {
    let schema = form(type).schema
    #expect(schema.id == form(type).id)
    #expect(schema.title?.isEmpty == false)
    let examples = try JSONParser().parseObject(form(type).text)["examples"]?.arrayValue ?? []
    #expect(!examples.isEmpty)
    for example in examples {
      #expect(form(type).validate(try #require(example.objectValue)).isEmpty)
    }
  }

  @Test(arguments: RecordType.allCases) func refuseWhatIsNotInThem(_ type: RecordType) throws {
    let document = try JSONParser().parseObject(form(type).text)
    var record = try #require(document["examples"]?.arrayValue?.first?.objectValue)
    record["reel"] = 1
    #expect(form(type).validate(record).map(\.pointer) == ["/reel"])
    record["reel"] = nil
    for name in document["required"]?.arrayValue?.compactMap(\.stringValue) ?? [] {
      var less = record
      less[name] = nil
      #expect(form(type).validate(less).map(\.pointer) == ["/" + name])
    }
    for member in record.members {
      var wrong = record
      wrong[member.name] = ["a": [nil]]
      #expect(form(type).validate(wrong).contains { $0.pointer.hasPrefix("/" + member.name) })
    }
  }

  @Test func anOrganisationsOwnMayReferToThem() throws {
    let own = #"""
      { "$id": "https://example.org/boat", "type": "object", "required": ["seen"], "additionalProperties": false,
        "properties": { "seen": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date" } } }
      """#
    let schema = try Schema(parsing: Array(own.utf8), among: RecordSchemas.library)
    #expect(schema.isValid(["seen": "2014-07"]))
    #expect(
      schema.violations(in: ["seen": "July"]).map(\.sentence) == [
        #"The field "seen" must be a date such as 2014-07-15."#
      ])
  }
}
