/// Remembers which partial tiles are in the store until their full tile replaces them.
struct PartialTracker: Sendable {
  private var live: [TilePath]

  init(_ live: [TilePath]) { self.live = live }

  /// Notes what is about to be written, and returns the partial tiles it makes obsolete.
  mutating func replace(with tiles: [Tile]) -> [TilePath] {
    let full = Set(tiles.lazy.map(\.path).filter { !$0.isPartial })
    let obsolete = live.filter { full.contains($0.full) }
    live.removeAll { full.contains($0.full) }
    live += tiles.lazy.map(\.path).filter(\.isPartial)
    return obsolete
  }
}
