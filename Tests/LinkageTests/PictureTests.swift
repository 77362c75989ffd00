import Foundation
import SelectiveDisclosure
import TestSupport
import Testing

@testable import Linkage

/// Nothing that is written in a picture touches anything else, and the files are what others read.
@Suite struct PictureTests {
  private static let counts = [1, 2, 3, 5, 9, 20, 37, 60, 120]

  private func subgraphs() throws -> [(String, Subgraph)] {
    var graphs = try Self.counts.map {
      ("nodes-\($0)", try SpecimenGraph.make(nodes: $0).subgraph(around: Self.first, depth: 20))
    }
    graphs.append(("everything", try SpecimenGraph.make(nodes: 60).subgraph()))
    graphs.append(("star", try SpecimenGraph.star(59).subgraph(around: "U")))
    graphs.append(("matter", try SmallMatter.graph().subgraph(around: "company", depth: 2)))
    graphs.append(
      ("day", try SmallMatter.graph().subgraph(around: "company", on: SmallMatter.date("2014-07-15"), depth: 2)))
    graphs.append(("circle", try circle().subgraph(around: "u0", depth: 9)))
    return graphs
  }

  private static let first = "U1000-MZ1K-0VRE-7XA2H"

  /// Units in a circle, with a second link back.
  private func circle() throws -> LinkageGraph {
    let units = (0..<6).map { SmallMatter.record("u\($0)", "unit", ["label": "u"]) }
    let links = (0..<6).flatMap { place in
      [
        SmallMatter.link("a\(place)", "commands", "u\(place)", "u\((place + 1) % 6)", [:], cites: ["i"]),
        SmallMatter.link("b\(place)", "administers", "u\((place + 1) % 6)", "u\(place)", [:], cites: ["i"]),
      ]
    }
    return try LinkageGraph(units + links, items: [LinkageItem(id: "i")])
  }

  @Test func nothingThatIsWrittenTouches() throws {
    for (name, graph) in try subgraphs() {
      let picture = try GraphPicture(graph)
      #expect(picture.nodeBoxes.count == graph.nodes.count)
      #expect(picture.labelBoxes.count == graph.ties.count)
      let boxes = picture.nodeBoxes + picture.labelBoxes
      for (place, box) in boxes.enumerated() {
        #expect(box.left >= -0.1 && box.top >= -0.1, "\(name)")
        #expect(box.right <= picture.size.width + 0.1 && box.bottom <= picture.size.height + 0.1, "\(name)")
        for other in boxes[(place + 1)...] { #expect(!box.overlaps(other), "\(name): \(box) \(other)") }
      }
      // What is written fits its box.
      for (drawing, box) in zip(picture.nodes, picture.nodeBoxes) {
        for line in drawing.lines {
          #expect(TextMeasure.boldWidth(line, size: NodeDrawing.nameSize) <= box.width - 20, "\(name): \(line)")
        }
      }
    }
  }

  @Test func linesGoThroughNoWriting() throws {
    for (name, graph) in try subgraphs() {
      let picture = try GraphPicture(graph)
      let boxes = picture.nodeBoxes + picture.labelBoxes
      for line in picture.lines {
        for point in Self.points(line.path) {
          for box in boxes {
            let isInside =
              point.x > box.left + 1 && point.x < box.right - 1 && point.y > box.top + 1 && point.y < box.bottom - 1
            #expect(!isInside, "\(name): \(point) in \(box)")
          }
        }
      }
    }
  }

  @Test func arrowsEndWhereLinksDo() throws {
    for (name, graph) in try subgraphs() {
      let picture = try GraphPicture(graph)
      for (tie, line) in zip(graph.ties, picture.lines) {
        let place = try #require(graph.nodes.firstIndex { $0.id == tie.link.to })
        let box = picture.nodeBoxes[place]
        #expect(abs(line.tip.x - (line.pointsLeft ? box.right : box.left)) < 0.11, "\(name) \(tie.link.id)")
        #expect(line.tip.y > box.top && line.tip.y < box.bottom, "\(name) \(tie.link.id)")
      }
    }
  }

  @Test func thePictureOfADayLeavesOutWhatWasNotInForce() throws {
    let graph = try SmallMatter.graph().subgraph(around: "company", on: SmallMatter.date("2014-07-15"), depth: 1)
    #expect(!graph.nodes.contains { $0.id == "ana" || $0.id == "carl" })
    #expect(graph.ties.first { $0.link.id == "L02" }?.standing == .certainly)
    #expect(graph.ties.first { $0.link.id == "L04" }?.standing == .possibly)
    let all = try SmallMatter.graph().subgraph(around: "company", depth: 1)
    #expect(all.nodes.contains { $0.id == "ana" })
    #expect(all.leadingOn > 0)
  }

  @Test func aPictureThatNobodyCouldReadIsRefused() throws {
    let graph = try SpecimenGraph.star(400).subgraph(around: "U")
    #expect(throws: LinkageError.pictureTooLarge(nodes: 300, links: 1000)) { try graph.write(.svg) }
    #expect(try graph.write(.json).count > 1000)
  }

  @Test func formatsByFileName() {
    #expect(GraphFormat(fileName: "x/y.SVG") == .svg)
    #expect(GraphFormat(fileName: "a.b.graphml") == .graphml)
    for name in ["svg", "a.png", "", "a.", ".dot.txt"] { #expect(GraphFormat(fileName: name) == nil) }
  }

  @Test func textsAreOnlyText() throws {
    let name = "</title><script>alert(1)</script>\u{202e}\u{0}]]>\"'&\\ (invented)"
    let graph = try LinkageGraph([
      SmallMatter.record("ana", "person", ["label": .string(name)]), SmallMatter.record("u", "unit", ["label": "u"]),
      SmallMatter.link("K", "commands", "ana", "u", ["role": .string(name)], cites: ["i\u{1b}<"]),
    ]).subgraph(around: "ana")
    for format in GraphFormat.allCases {
      let text = String(decoding: try graph.write(format), as: UTF8.self)
      if format != .json {
        #expect(!text.unicodeScalars.contains { $0.value == 0x202e || $0.value == 0 || $0.value == 0x1b })
      }
      if format == .svg || format == .graphml { #expect(!text.contains("<script")) }
    }
  }

  @Test(.enabled(if: ExternalTool("python3").isInstalled, "no python3"))
  func othersReadTheFiles() throws {
    let folder = try TemporaryFolder()
    for (name, graph) in try subgraphs() {
      try folder.write(try graph.write(.svg), to: "\(name).svg")
      try folder.write(try graph.write(.graphml), to: "\(name).graphml")
      try folder.write(try graph.write(.json), to: "\(name).json")
      try folder.write(Array("\(graph.nodes.count) \(graph.ties.count)".utf8), to: "\(name).count")
    }
    let script = """
      import glob, json, sys, xml.etree.ElementTree as tree
      ns = '{http://graphml.graphdrawing.org/xmlns}'
      for path in glob.glob('*.count'):
          nodes, links = map(int, open(path).read().split())
          stem = path[:-6]
          svg = tree.parse(stem + '.svg').getroot()
          assert svg.tag == '{http://www.w3.org/2000/svg}svg', svg.tag
          assert svg.find('{http://www.w3.org/2000/svg}title').text
          symbols = [g for g in svg.iter('{http://www.w3.org/2000/svg}g') if g.get('role') == 'graphics-symbol']
          assert len(symbols) == nodes + links, stem
          assert all(g.find('{http://www.w3.org/2000/svg}title').text for g in symbols)
          graph = tree.parse(stem + '.graphml').getroot().find(ns + 'graph')
          ids = [node.get('id') for node in graph.findall(ns + 'node')]
          assert len(set(ids)) == nodes, stem
          edges = graph.findall(ns + 'edge')
          assert len({edge.get('id') for edge in edges}) == links, stem
          assert all(edge.get('source') in ids and edge.get('target') in ids for edge in edges)
          document = json.load(open(stem + '.json'))
          assert len(document['nodes']) == nodes and len(document['links']) == links
      """
    let run = try ExternalTool("python3").run(["-c", script], in: folder.url)
    #expect(run.status == 0, Comment(rawValue: run.errors))
  }

  @Test(.enabled(if: ExternalTool("dot").isInstalled, "Graphviz is not installed"))
  func graphvizReadsOurs() throws {
    for (name, graph) in try subgraphs() {
      let run = try ExternalTool("dot").run(["-Tplain"], input: try graph.write(.dot))
      #expect(run.status == 0 && run.errors.isEmpty, "\(name): \(run.errors)")
      #expect(run.text.split(separator: "\n").count { $0.hasPrefix("node ") } == graph.nodes.count, "\(name)")
      #expect(run.text.split(separator: "\n").count { $0.hasPrefix("edge ") } == graph.ties.count, "\(name)")
    }
  }

  /// To look at: `EVAULT_PICTURES=folder swift test --filter picturesToLookAt`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["EVAULT_PICTURES"] != nil, "EVAULT_PICTURES names no folder"))
  func picturesToLookAt() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["EVAULT_PICTURES"] ?? "")
    for (name, graph) in try subgraphs() {
      try Data(try graph.write(.svg)).write(to: folder.appending(path: name + ".svg"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count >= Self.counts.count)
  }

  /// Points along path data, curves in eight pieces.
  private static func points(_ path: String) -> [Point] {
    var points: [Point] = []
    var last = Point(x: 0, y: 0)
    var rest = Substring(path)
    while let letter = rest.popFirst() {
      let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
      let numbers = rest[..<end].split { $0 == "," || $0 == " " }.compactMap { Double($0) }
      rest = rest[end...]
      let ends = stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
      if letter == "M" { last = ends[0] }
      for step in 1...8 where letter != "M" {
        let t = Double(step) / 8
        let (a, b) = ((1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t)
        let (c, d) = (3 * (1 - t) * t * t, t * t * t)
        points.append(
          letter == "L"
            ? Point(x: last.x + (ends[0].x - last.x) * t, y: last.y + (ends[0].y - last.y) * t)
            : Point(
              x: a * last.x + b * ends[0].x + c * ends[1].x + d * ends[2].x,
              y: a * last.y + b * ends[0].y + c * ends[1].y + d * ends[2].y))
      }
      last = ends.last ?? last
    }
    return points
  }
}
