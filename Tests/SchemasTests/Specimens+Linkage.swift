import Foundation
import TestSupport
import Testing

extension Specimens {
  /// Links between invented records, and every question that is asked of them.
  func linkage(citing item: String) throws {
    func record(_ type: String, _ json: String) throws -> String {
      try evault("record", "add", type, as: "record-written", input: Array(json.utf8))["record"] as? String
        ?? "no record"
    }
    let unit = try record("unit", #"{"label":"4th Guard Company (invented)","kind":"military","from_date":"2012"}"#)
    let higher = try record("unit", #"{"label":"2nd Brigade (invented)","kind":"military"}"#)
    let people = try ["A", "B"].map { try record("person", #"{"label":"Commander \#($0) (invented)"}"#) }
    let place = try record("place", #"{"label":"Old mill (invented)"}"#)
    let incident = try record(
      "incident",
      #"{"label":"Arrests (invented)","kind":"unlawful detention","date":"2014-07-15?","place":"\#(place)"}"#)
    func link(_ type: String, _ from: String, _ to: String, _ more: String...) throws {
      try run(
        .evault, ["link", "add", "--type", type, "--from", from, "--to", to, "--cite", item] + more, as: "link-written")
    }
    for person in people {
      try link("commands", person, unit, "--since", "2014-05-01", "--until", "2015-01-01", "--basis", "de_jure")
    }
    try link("commands", higher, unit, "--status", "accepted", "--confidence", "high")
    try link("holds_position", people[0], unit, "--since", "2013~")
    try link("superior_of", people[1], people[0])
    let full = #"""
      {"link_type":"present_at","from":"\#(unit)","to":"\#(incident)","role":"r","rank":"k","author":"counsel-1",
      "citations":[{"item":"\#(item)","at":"p. 3","quote":"q"}],"status":"conflict","polarity":"exculpatory"}
      """#
    try evault("link", "add", as: "link-written", input: Array(full.utf8))
    try evault("link", "add", "--type", "commands", "--from", place, "--to", unit, as: "error", status: 2)
    try evault("link", "list", as: "links")
    try evault("link", "list", "--about", unit, "--on", "2014", as: "links")
    try evault("link", "check", as: "link-check")
    for date in ["2014-07-15", "2014~", "2011"] {
      try evault("ask", "commander", "--unit", unit, "--on", date, as: "ask-commander")
    }
    try evault("ask", "path", "--from", people[0], "--to", incident, as: "ask-path")
    try evault("ask", "path", "--from", people[0], "--to", item, as: "ask-path")
    try evault("ask", "single-source", as: "ask-single-source")
    let contradictions = try evault("ask", "contradictions", as: "ask-contradictions")
    #expect((contradictions["contradictions"] as? [Any])?.isEmpty == false)
    try evault("graph", as: "graph")
    try evault("graph", "--around", unit, "--on", "2014-07", "--depth", "1", as: "graph")
    for end in ["svg", "dot", "graphml", "json"] {
      try evault("graph", "--around", unit, "-o", "graph.\(end)", as: "graph-written")
    }
    try keep(try work.bytes("graph.json"), as: "output+graph")
  }
}
