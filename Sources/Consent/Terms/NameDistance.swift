/// How far two names are from each other: letters that are put in, left out, changed, or change places with their neighbour, each as one step.
enum NameDistance {
  /// No office has a longer name.
  private static let maximumCount = 512

  /// - Returns: nil where it takes more than `limit` steps, and for names of more than 512 letters.
  static func steps(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit, max(left.count, right.count) <= maximumCount else { return nil }
    let far = limit + 1
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var next = [Int](repeating: far, count: right.count + 1)
      next[0] = row + 1
      for column in max(0, row - limit)..<max(0, min(right.count, row + limit + 1)) {
        var best = min(last[column] + (letter == right[column] ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        next[column + 1] = best
      }
      (before, last) = (last, next)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
