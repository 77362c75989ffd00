import ReportPage
import Testing
import Translations

@Suite struct ReportPageTests {
  @Test(arguments: Language.allCases) func everyLanguageSaysEverything(_ language: Language) {
    for subject in [ReportContents.Subject.bundle, .dossier, .item] {
      for part in [ReportContents.Part.open, .annex] {
        var contents = Specimen.contents("x", language: language)
        contents.subject = subject
        contents.part = part
        if subject != .bundle { contents.withheld.claims = nil }
        let html = Specimen.html(contents)
        #expect(!html.contains(StringTable.missing), "\(language) \(subject)")
        #expect(html.contains("<html lang=\"\(language.rawValue)\" dir=\"ltr\">"))
        // Places for values are all filled.
        #expect(html.split(separator: "<style>")[1].split(separator: "</style>")[1].contains("{") == false)
      }
    }
  }

  /// A text that no page shows is not worth a translator's time.
  @Test func everyTextIsOnAPage() {
    let table = StringTable(.ukrainian)
    func words(_ group: String) -> [String] {
      table.keys.filter { $0.hasPrefix("report.\(group).") }.map { String($0.dropFirst("report.\(group).".count)) }
    }
    var pages = ""
    for (subject, part) in [
      (ReportContents.Subject.bundle, ReportContents.Part.open), (.bundle, .annex), (.dossier, nil), (.item, nil),
      (.bundle, nil),
    ] as [(ReportContents.Subject, ReportContents.Part?)] {
      var contents = Specimen.contents("x", language: .ukrainian)
      contents.subject = subject
      contents.part = part
      contents.title = part == nil ? nil : "x"
      if subject != .bundle { contents.withheld.claims = nil }
      // Every word of the vocabulary in its place.
      contents.exhibits[1].facts = words("claim").map { ReportFact(name: $0, value: "5") }
      contents.exhibits[1].custody = ReportCustody(
        words("action").enumerated().map { place, action in
          let roles = words("role")
          return ReportHop(
            step: place + 1, recorded: "2026-11-22T10:00:00Z", action: action, actor: "x",
            role: roles[place % roles.count], entry: 7, isFromField: false, timestamped: nil, facts: [])
        }, .whole)
      contents.graph?.nodes += words("node").map { ReportGraph.Node(kind: $0, name: "x", column: 1) }
      let last = contents.graph?.nodes.count ?? 0
      contents.graph?.ties += (4..<last).map {
        ReportGraph.Tie(from: $0, to: 0, relation: .bearing(.supports), citations: [])
      }
      contents.graph?.ties += words("made").map {
        ReportGraph.Tie(from: 1, to: 0, relation: .madeFrom($0), citations: [])
      }
      contents.graph?.ties += ReportMatrix.Bearing.allCases.map {
        ReportGraph.Tie(from: 1, to: 3, relation: .bearing($0), citations: [])
      }
      contents.exhibits[2].origin = ReportExhibit.Origin(kind: "extract", name: nil, stays: true)
      pages += Specimen.html(contents)
    }
    var many = Specimen.contents("x", language: .ukrainian)
    many.exhibits = (1...2_001).map { Specimen.exhibit($0, "x", hops: 1) }
    for place in many.exhibits.indices.dropFirst() { many.exhibits[place].extent = .line }
    many.exhibits[0] = Specimen.exhibit(1, "x", hops: 201)
    many.exhibits[0].facts = [ReportFact(name: "note", value: String(repeating: "n", count: 4_001))]
    many.graph = ReportGraph()
    pages += Specimen.html(many)
    many.exhibits = []
    many.graph?.nodes = (0...60).map { ReportGraph.Node(kind: "person", name: "\($0)", column: 0) }
    many.graph?.ties = [ReportGraph.Tie(from: 0, to: 1, relation: .words("x"), citations: [])]
    pages += Specimen.html(many)
    for key in table.keys where key.hasPrefix("report.") {
      // What stands before the first value, or behind it.
      let parts = table[key].split(separator: "{")
      let shown = parts.first.map { table[key].hasPrefix("{") ? $0.drop { $0 != "}" }.dropFirst() : $0 } ?? ""
      let isShown = pages.contains(shown.replacing("'", with: "&#39;"))
      #expect(isShown, "\(key)")
    }
  }

  /// What a page says, whoever it is about, and what it never says.
  @Test func itSaysWhatItIsNot() {
    let html = Specimen.html(Specimen.contents())
    #expect(html.contains("This page proves nothing by itself") && html.contains("<code>verify.html</code>"))
    #expect(
      html.contains("default-src &#39;none&#39;") == false && html.contains("default-src 'none'; style-src 'sha256-"))
    #expect(!html.lowercased().contains("court-proof") && !html.contains("src="))
    #expect(html.contains("Volume") && html.contains("2 of 3"))
    #expect(html.contains("timestamped with the first 40 entries") && html.contains("a field vault’s log"))
  }

  @Test func theSameContentsAreTheSameBytes() {
    let contents = Specimen.contents("Ж", language: .georgian)
    var pieces: [UInt8] = []
    var count = 0
    ReportPage(contents).write {
      pieces += $0; count += 1
    }
    #expect(pieces == ReportPage(contents).bytes && count > contents.exhibits.count)
  }

  /// Each picture is named and described to who listens, and told again as a table.
  @Test func picturesHaveWords() {
    let html = Specimen.html(Specimen.contents("Ж"))
    let pictures = html.split(separator: "<svg ").dropFirst()
    // Two exhibits of fourteen steps, five in a picture, and what hangs together.
    #expect(pictures.count == 7)
    for picture in pictures {
      #expect(
        picture.hasPrefix("role=\"img\" aria-labelledby=") && picture.contains("<title id=")
          && picture.contains("<desc id="))
    }
    let names = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(names).count == names.count)
    #expect(html.split(separator: "<details class=\"same\">").count - 1 == 2)
  }

  @Test func ofVeryMuchOnlyAPartIsDrawn() {
    let long = Specimen.exhibit(1, "x", hops: 201)
    #expect(long.custody.count == 201 && long.custody.hops.count == 200 && long.custody.hops[100].step == 102)
    var contents = Specimen.contents()
    contents.exhibits = [long]
    #expect(Specimen.html(contents).contains("1 further steps"))
    let whole = ReportCustody(long.custody.hops, .whole)
    #expect(whole.count == 200 && ReportCustody(whole.hops, .line).hops.isEmpty)
    #expect(ReportExhibit.extent(at: 249) == .whole && ReportExhibit.extent(at: 250) == .card)
    #expect(ReportExhibit.extent(at: 1_999) == .card && ReportExhibit.extent(at: 2_000) == .line)
    var graph = ReportGraph()
    graph.nodes = (0...60).map { ReportGraph.Node(kind: "person", name: "\($0)", column: $0 % 3) }
    graph.ties = [ReportGraph.Tie(from: 0, to: 1, relation: .words("knows"), citations: [])]
    contents.graph = graph
    let html = Specimen.html(contents)
    #expect(html.contains("too much for a picture") && html.contains("knows"))
    let text = String(repeating: "ab", count: 3_000)
    contents.exhibits[0].facts = [ReportFact(name: "note", value: text)]
    #expect(!Specimen.html(contents).contains(text) && Specimen.html(contents).contains("(2000 more characters"))
  }

  /// With few exhibits the matrix has a column for each; with many, lists.
  @Test func theMatrixStaysReadable() {
    var contents = Specimen.contents()
    contents.matrix = Specimen.matrix("p. 3", exhibits: (1...10).map { "EX \($0)" })
    #expect(Specimen.html(contents).contains("class=\"matrix signs\""))
    contents.matrix = Specimen.matrix("p. 3", exhibits: (1...11).map { "EX \($0)" })
    let html = Specimen.html(contents)
    #expect(html.contains("class=\"matrix lists\"") && html.contains("<bdi>EX 11, p. 3</bdi>"))
  }

  /// Volumes are planned by it before anything is written.
  @Test(arguments: Language.allCases) func boundsHold(_ language: Language) {
    var contents = ReportContents(
      subject: .bundle, identifier: "8Q3T-MZ1K-0VRE-7XA2H", vault: String(repeating: "a", count: 64),
      created: "2026-11-22T10:00:00Z", logSize: 1 << 40)
    contents.language = language
    contents.withheld.claims = ["action", "digest", "size", "media_type", "modified", "collected_at", "name", "note"]
    contents.exhibits = (1...30).map {
      Specimen.exhibit($0, "label-\($0)", path: $0 % 2 == 0 ? nil : "data/0001-exhibit.jpg")
    }
    contents.withheld.files = contents.exhibits.map(\.label)
    let whole = ReportPage(contents).bytes.count
    let page = ReportPage(contents)
    let bound = contents.exhibits.reduce(page.frameBound) { $0 + page.bound(of: $1) }
    #expect(whole <= bound && bound < whole + whole / 4)
    // Of very many, some have no picture, and the last are lines.
    contents.exhibits = (1...270).map { number in
      var exhibit = Specimen.exhibit(number, "label-\(number)", path: "data/0001-exhibit.jpg", hops: 1)
      exhibit.extent = number <= 250 ? .whole : number <= 260 ? .card : .line
      return exhibit
    }
    let all = contents.exhibits.reduce(page.frameBound) { $0 + page.bound(of: $1) }
    #expect(ReportPage(contents).bytes.count <= all)
  }
}
