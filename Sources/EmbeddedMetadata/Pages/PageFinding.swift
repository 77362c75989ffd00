/// What one way through a PDF found.
struct PageFinding {
  private(set) var inspection = Inspection()
  /// Numbers of streams that are packed in a way that is not undone here, or whose end is not known: whoever unpacks
  /// them can look into them.
  private(set) var closed: Set<Int> = []

  /// Adds what was found.
  mutating func add(_ found: Inspection) { inspection = inspection.with(found) }

  /// Adds what another way found.
  mutating func add(_ other: PageFinding) {
    add(other.inspection)
    closed.formUnion(other.closed)
  }

  /// Adds why not all was looked at.
  mutating func add(_ gap: Inspection.Gap) { add(Inspection(gap: gap)) }

  /// Adds that a stream is closed; one of which nobody knows which it is was not looked at.
  mutating func close(_ stream: PageStream) {
    guard let number = Int(stream.object) else { return add(.unreadable) }
    closed.insert(number)
  }

  /// This, where no more was looked at, and why.
  func ending(_ gap: Inspection.Gap) -> PageFinding {
    var copy = self
    copy.inspection.gap = gap
    return copy
  }

  /// All that was found, where nobody unpacks what is closed.
  var whole: Inspection { closed.isEmpty ? inspection : inspection.with(Inspection(gap: .unreadable)) }
}
