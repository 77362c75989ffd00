import Importing
import Testing

@Suite struct MappingTests {
  private func place(_ json: String) -> String? {
    do throws(MappingError) {
      _ = try ImportMapping(json: Array(json.utf8))
      return nil
    } catch { return error.place }
  }

  private func table(_ fields: String, _ more: String = "") -> String {
    #"{"schema": "evidencevault/import-mapping/1", "tables": [{"name": "t", "file": "t.csv", "record": "person", "fields": [\#(fields)]\#(more)}]}"#
  }

  @Test(arguments: BuiltInMapping.allCases) func builtInMappingsAreMappings(mapping: BuiltInMapping) throws {
    #expect(try !ImportMapping(json: mapping.json).files.isEmpty)
  }

  @Test func wrongPlacesAreNamed() {
    let label = #"{"to": "label", "column": "a"}"#
    #expect(place(table(label)) == nil)
    #expect(place("[]") == "")
    #expect(place(#"{"schema": "other", "tables": []}"#) == "/schema")
    #expect(place(table(label, #", "key": "id""#)) == "/tables/0/key")
    #expect(place(table(label, #", "files": []"#)) == "/tables/0/files")
    #expect(place(table(label + "," + label)) == "/tables/0/fields/1/to")
    #expect(place(table(label + #",{"to": "label.text", "column": "b"}"#)) == "/tables/0/fields/1/to")
    #expect(place(table(#"{"to": "Label", "column": "a"}"#)) == "/tables/0/fields/0/to")
    #expect(place(table(#"{"to": "0.label", "column": "a"}"#)) == "/tables/0/fields/0/to")
    #expect(place(table(#"{"to": "label"}"#)) == "/tables/0/fields/0/column")
    #expect(place(table(#"{"to": "label", "column": "a", "constant": 1}"#)) == "/tables/0/fields/0/column")
    #expect(place(table(#"{"to": "label", "column": "a", "as": "colour"}"#)) == "/tables/0/fields/0/as")
    #expect(
      place(table(#"{"to": "label", "column": "a", "as": "date", "date_order": "myd"}"#))
        == "/tables/0/fields/0/date_order")
    #expect(place(table(#"{"to": "label", "column": "a", "refers_to": ["u"]}"#)) == "/tables/0/fields/0/refers_to")
    #expect(place(table(#"{"to": "label", "column": "a", "refers_to": ["t"]}"#)) == "/tables/0/fields/0/refers_to")
    #expect(place(table(#"{"to": "label", "column": "a", "otherwise": "keep"}"#)) == "/tables/0/fields/0/otherwise")
    #expect(place(table(label, #", "when": {"is": ["x"]}"#)) == "/tables/0/when/column")
    #expect(place(#"{"schema": "evidencevault/import-mapping/1", "separator": "|", "tables": []}"#) == "/separator")
  }

  @Test func filesOfTheEventsFormatFitTogether() throws {
    let mapping = try ImportMapping(json: BuiltInMapping.huridocsEvents.json)
    let tables = try Samples.run(
      mapping,
      [
        try Samples.file(
          "event.csv",
          "event_record_number,event_title,initial_date,event_description\n1,Raid (invented),2014-07-15,At night\n"),
        try Samples.file("victim.csv", "person_record_number,person_name,sex\n11,Somebody Invented,Female\n"),
        try Samples.file("perpetrator.csv", "person_record_number,person_name,sex\n21,Captain Example,Male\n"),
        try Samples.file("act.csv", "act_record_number,victim,event,type_of_act\n31,11,1,Arrest\n"),
        try Samples.file(
          "involvement.csv",
          "involvement_record_number,perpetrator,event,degree_of_involvement\n41,21,1,Gave orders that led to the act\n42,21,1,Planned the act\n"
        ),
      ])
    #expect(tables.badRows.map { "\($0.file) \($0.line)" } == ["involvement.csv 3"])
    #expect(Set(tables.records.map(\.type)) == ["person", "identity", "incident", "link"])
    let named = tables.records.filter { Samples.json($0.record).contains("Somebody") }
    #expect(named.map(\.type) == ["identity"])
    let incident = try #require(tables.records.first { $0.type == "incident" })
    #expect(
      Samples.json(incident.record)
        == #"{"label":"Raid (invented)","kind":"event","date":"2014-07-15","note":"event_description: At night"}"#)
  }
}
