internal import HTML
internal import Translations

/// The steps of a custody, one below the other on a line, a drawing for every five: a printed page breaks between them.
struct TimelinePicture {
  private static let stepsEach = 5
  private static let width = 720
  private static let rowHeight = 62
  private static let axis = 122

  private let page: ReportPage
  private let exhibit: ReportExhibit
  private let id: String
  private let span: ClosedRange<String>

  init(_ page: ReportPage, _ exhibit: ReportExhibit, _ id: String, _ span: ClosedRange<String>) {
    self.page = page
    self.exhibit = exhibit
    self.id = id
    self.span = span
  }

  var drawings: [Drawing] {
    let hops = exhibit.custody.hops
    return stride(from: 0, to: hops.count, by: Self.stepsEach).map { start in
      drawing(
        Array(hops[start..<min(start + Self.stepsEach, hops.count)]), isLast: start + Self.stepsEach >= hops.count)
    }
  }

  private func drawing(_ hops: [ReportHop], isLast: Bool) -> Drawing {
    let height = hops.count * Self.rowHeight
    let first = hops.first?.step ?? 1
    let title = page.table["report.custody.title", ["label": exhibit.label]]
    let words = page.table[
      "report.custody.picture",
      [
        "first": String(first), "last": String(hops.last?.step ?? first), "count": String(exhibit.custody.count),
        "from": ReportPage.shownTime(span.lowerBound), "to": ReportPage.shownTime(span.upperBound),
      ]]
    var parts: [DrawnPart] = []
    let top = first == 1 ? 16 : 0
    let bottom = isLast ? (hops.count - 1) * Self.rowHeight + 16 : height
    if bottom > top { parts.append(.line(x1: Self.axis, y1: top, x2: Self.axis, y2: bottom, "axis")) }
    for (place, hop) in hops.enumerated() { parts += self.parts(hop, y: place * Self.rowHeight) }
    return Drawing(
      id: "\(id)-steps-\(first)", title: title, description: words, width: Self.width, height: height, parts)
  }

  private func parts(_ hop: ReportHop, y: Int) -> [DrawnPart] {
    let time = ReportPage.shownTime(hop.recorded)
    let (day, hour) = (String(time.prefix(10)), String(time.dropFirst(11)))
    let left = Self.axis + 22
    return [
      .text(day, x: Self.axis - 18, y: y + 20, "day", anchor: .end),
      .text(hour, x: Self.axis - 18, y: y + 37, "hour", anchor: .end),
      .disc(x: Self.axis, y: y + 16, radius: 9, hop.timestamped == nil ? "dot" : "dot timed"),
      .text(String(hop.step), x: Self.axis, y: y + 20, "step", anchor: .middle),
      .text(ReportPage.clipped(page.term("action", hop.action), 76), x: left, y: y + 20, "what"),
      .text(
        ReportPage.clipped("\(hop.actor) (\(page.term("role", hop.role)))", 84), x: left, y: y + 37, "who"),
      .text(ReportPage.clipped(page.vouched(hop), 92), x: left, y: y + 53, "vouch"),
    ]
  }
}
