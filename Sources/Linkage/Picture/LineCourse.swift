/// How a line runs: points between which it goes straight or in an even curve, broken where its label stands.
struct LineCourse {
  enum Step {
    case move(Point)
    case straight(Point)
    /// Leaves and arrives level.
    case curve(Point)
  }

  var steps: [Step] = []
  var tip = Point(x: 0, y: 0)
  var pointsLeft = false

  func line(at corner: Point) -> GraphPicture.Line {
    var path = ""
    var last = corner
    for step in steps {
      switch step {
      case .move(let point):
        last = point.moved(by: corner)
        path += "M" + last.text
      case .straight(let point):
        last = point.moved(by: corner)
        path += "L" + last.text
      case .curve(let point):
        let end = point.moved(by: corner)
        let middle = (last.x + end.x) / 2
        path += "C" + Point(x: middle, y: last.y).text + " " + Point(x: middle, y: end.y).text + " " + end.text
        last = end
      }
    }
    return GraphPicture.Line(path: path, tip: tip.moved(by: corner), pointsLeft: pointsLeft)
  }
}

extension Point {
  func moved(by offset: Point) -> Point { Point(x: x + offset.x, y: y + offset.y) }

  /// `12.5,40`
  var text: String { Pixels.text(x) + "," + Pixels.text(y) }
}
