/// A point of the picture: pixels from its left and top edges.
struct Point: Equatable {
  var x: Double
  var y: Double
}

/// How much room something takes, in pixels.
struct Size: Equatable {
  var width: Double
  var height: Double
}

/// Where something is drawn, in pixels.
struct Box: Equatable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }
  var center: Point { Point(x: left + width / 2, y: top + height / 2) }

  /// Whether the two have a point in common, edges left out.
  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}
