import Importing
import SelectiveDisclosure
import Testing

@Suite struct TableImportTests {
  private let persons =
    #"{"name": "persons", "file": "person.csv", "record": "person", "key": ["id"], "fields": [{"to": "label", "column": "name", "required": true}, {"to": "names.*.text", "column": "names", "split": ";"}, {"to": "born.date", "column": "born", "as": "date", "date_order": "dmy"}, {"to": "sex", "column": "sex", "values": {"f": "female", "": "not asked"}}]}"#
  private let links =
    #"{"name": "links", "file": "link.csv", "record": "link", "fields": [{"to": "link_type", "constant": "superior_of"}, {"to": "from", "column": "a", "refers_to": ["persons"], "required": true}, {"to": "to", "column": "b", "refers_to": ["persons"], "required": true}, {"to": "note", "others": true}]}"#

  @Test func lineBecomesARecord() throws {
    let mapping = try Samples.mapping(persons)
    let tables = try Samples.run(
      mapping,
      [try Samples.file("any.csv", "id,name,names,born,sex\n7,Anna Example, A. Example ;;Example A.,05.03.1980,f\n")])
    #expect(tables.badRows.isEmpty)
    #expect(
      tables.records.map { Samples.json($0.record) } == [
        #"{"label":"Anna Example","names":[{"text":"A. Example"},{"text":"Example A."}],"born":{"date":"1980-03-05"},"sex":"female"}"#
      ])
  }

  @Test func referencesReachOtherFiles() throws {
    let mapping = try Samples.mapping([persons, links].joined(separator: ","))
    let tables = try Samples.run(
      mapping,
      [
        try Samples.file("link.csv", "a,b,remark\n1,2,seen twice\n"),
        try Samples.file("person.csv", "id,name,names,born,sex\n1,One,,,\n2,Two,,,\n"),
      ])
    #expect(tables.badRows.isEmpty)
    let link = try #require(tables.records.first { $0.type == "link" })
    #expect(
      Samples.json(link.record) == #"{"link_type":"superior_of","from":"R1","to":"R2","note":"remark: seen twice"}"#)
    #expect(link.references == ["R1", "R2"])
  }

  @Test func badLinesAreNamedAndTakeAlongWhatSpeaksOfThem() throws {
    let mapping = try Samples.mapping([persons, links].joined(separator: ","))
    let tables = try Samples.run(
      mapping,
      [
        try Samples.file("link.csv", "a,b,remark\n1,2,\n1,3,\n1,9,\n"),
        try Samples.file(
          "person.csv",
          "id,name,names,born,sex\n1,One,,,\n2,Two,,31.02.1980,\n3,Three,,,x\n1,Again,,,\n,Nobody,,,\n5,,,,\n6,Six\n"),
      ])
    #expect(tables.records.map(\.identifier) == ["R1"])
    #expect(
      tables.badRows.map { "\($0.file) \($0.line): \($0.reason)" } == [
        "link.csv 2: it speaks of a line that is left out", "link.csv 3: it speaks of a line that is left out",
        "link.csv 4: \"b\" names a key that no line of persons has",
        "person.csv 3: \"born\" is not a date such as 15.07.2014 or 2014-07-15",
        "person.csv 4: \"sex\" is none of the values that the mapping knows",
        "person.csv 5: line 2 has the same key (id)", "person.csv 6: its key (id) is empty",
        "person.csv 7: \"name\" is empty, and must not be", "person.csv 8: it has 2 fields, and there are 5 columns",
      ])
  }

  @Test func refusingARecordRefusesItsLinks() throws {
    let mapping = try Samples.mapping([persons, links].joined(separator: ","))
    var tables = try Samples.run(
      mapping,
      [
        try Samples.file("link.csv", "a,b,remark\n1,2,\n"),
        try Samples.file("person.csv", "id,name,names,born,sex\n1,One,,,\n2,Two,,,\n"),
      ])
    tables.refuse(["R2": "not what a person is"])
    #expect(tables.records.map(\.identifier) == ["R1"])
    #expect(tables.badRows.map(\.line) == [2, 3])
  }

  @Test(
    arguments: [
      ("2014", "2014"), ("2014-07", "2014-07"), ("2014-07-15?", "2014-07-15?"), ("15/07/2014", "2014-07-15"),
      ("5.7.2014~", "2014-07-05~"), ("07/2014", "2014-07"), ("unknown", "unknown"), ("15.07.14", nil), ("2014-13", nil),
      ("29.02.2014", nil), ("29.02.2016", "2016-02-29"), ("07/15/2014", nil), ("14", nil), ("2014-", nil),
      ("٢٠١٤", nil),
    ] as [(String, String?)]) func datesAreReadAsTheyAreStated(text: String, wanted: String?) throws
  {
    let tables = try Samples.run(
      try Samples.mapping(persons), [try Samples.file("person.csv", "id,name,names,born,sex\n1,One,,\(text),\n")])
    #expect(tables.records.first.flatMap { $0.record["born"]?.objectValue?["date"]?.stringValue } == wanted)
  }

  @Test func columnsThatNobodyTakesAreNamed() throws {
    let tables = try Samples.run(
      try Samples.mapping(persons), [try Samples.file("person.csv", "id,name,names,born,sex,shoe\n1,One,,,,41\n")])
    #expect(tables.unusedColumns == ["person.csv: shoe"])
  }

  @Test func missingColumnsAndUnknownFilesAreRefused() throws {
    let mapping = try Samples.mapping([persons, links].joined(separator: ","))
    #expect(throws: TableImportError.self) { try TableImport(mapping, [try Samples.file("person.csv", "id,name\n")]) }
    #expect(throws: TableImportError.self) { try TableImport(mapping, [try Samples.file("other.csv", "id\n")]) }
    #expect(throws: TableImportError.self) { try TableImport(mapping, []) }
  }
}
