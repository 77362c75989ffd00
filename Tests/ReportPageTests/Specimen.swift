import ReportPage
import Translations

/// An invented bundle's report, with one text in every place that evidence can fill.
enum Specimen {
  static func contents(_ text: String = "plain", language: Language = .english) -> ReportContents {
    var contents = ReportContents(
      subject: .bundle, identifier: text, vault: text, created: text, logSize: 4711)
    contents.language = language
    contents.title = text
    contents.recipient = text
    contents.part = .annex
    contents.volume = ReportContents.Volume(number: 2, count: 3)
    contents.exhibits = [
      exhibit(1, text), exhibit(2, text, path: "data/0002-exhibit.jpg"), exhibit(3, text, path: text),
    ]
    contents.exhibits[0].extent = .card
    contents.exhibits.append(exhibit(4, text))
    contents.exhibits[3].extent = .line
    contents.matrix = matrix(text, exhibits: [text])
    contents.graph = graph(text)
    contents.withheld.claims = ["digest", text]
    contents.withheld.files = [text]
    contents.withheld.elsewhere = [text]
    contents.withheld.kept = [text]
    contents.withheld.origins = [text]
    return contents
  }

  static func exhibit(_ number: Int, _ text: String, path: String? = nil, hops count: Int = 14) -> ReportExhibit {
    let hops = (1...count).map { step in
      ReportHop(
        step: step, recorded: step == 3 ? text : "2026-11-0\(step % 9 + 1)T10:00:00Z",
        action: step == 2 ? text : "accessed",
        actor: text, role: text, entry: UInt64(step), isFromField: step == 1, timestamped: step == 1 ? 40 : nil,
        facts: [ReportFact(name: text, value: text)])
    }
    var exhibit = ReportExhibit(
      extent: .whole, number: number, label: text, item: text, custody: ReportCustody(hops, .whole))
    exhibit.title = text
    exhibit.path = path
    exhibit.facts = ["digest", "size", "name", "title", text].map { ReportFact(name: $0, value: text) }
    exhibit.origin = ReportExhibit.Origin(kind: text, name: text, stays: true)
    exhibit.isOriginatorControlled = true
    return exhibit
  }

  static func matrix(_ text: String, exhibits: [String]) -> ReportMatrix {
    let bearings = ReportMatrix.Bearing.allCases
    return ReportMatrix(
      language: text, exhibits: exhibits,
      rows: [
        ReportMatrix.Row(
          element: text,
          citations: exhibits.map { ReportMatrix.Citation(exhibit: $0, bearing: bearings[0], place: text) }),
        ReportMatrix.Row(
          element: "none of it",
          citations: [ReportMatrix.Citation(exhibit: exhibits[0], bearing: bearings[1], place: nil)]),
      ])
  }

  static func graph(_ text: String) -> ReportGraph {
    var graph = ReportGraph()
    graph.nodes = [
      ReportGraph.Node(kind: "origin", name: text, column: 0), ReportGraph.Node(kind: "exhibit", name: text, column: 1),
      ReportGraph.Node(kind: text, name: text, column: 1), ReportGraph.Node(kind: "element", name: text, column: 2),
    ]
    graph.ties = [
      ReportGraph.Tie(from: 1, to: 0, relation: .madeFrom(text), citations: [text]),
      ReportGraph.Tie(from: 1, to: 2, relation: .words(text), citations: []),
      ReportGraph.Tie(from: 1, to: 3, relation: .bearing(.against), citations: [text]),
    ]
    return graph
  }

  static func html(_ contents: ReportContents) -> String { String(decoding: ReportPage(contents).bytes, as: UTF8.self) }
}
