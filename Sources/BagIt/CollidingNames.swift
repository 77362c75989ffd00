/// Finds names that are one where case does not count or Unicode is normalised: files, and the folders they are in.
struct CollidingNames {
  /// Two such names.
  struct Collision {
    let name: [UInt8]
    let other: [UInt8]
    /// Whether they differ in their normalisation only.
    let isNormalization: Bool
  }

  // Nearly all names are small ASCII letters: they are their own keys, and cost no memory.
  private var firstByLetters: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
  private var firstByText: [String: ArraySlice<UInt8>] = [:]
  private var folders: Set<ArraySlice<UInt8>> = []

  /// Adds a path that was not added before; with whom it, or a folder it is in, collides.
  mutating func add(_ path: BagPath) -> [Collision] {
    var collisions: [Collision] = []
    for end in path.bytes.indices where path.bytes[end] == 0x2f {
      let folder = path.bytes[..<end]
      if folders.insert(folder).inserted { add(folder, &collisions) }
    }
    if !folders.contains(path.bytes[...]) { add(path.bytes[...], &collisions) }
    return collisions
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ collisions: inout [Collision]) {
    guard let other = exchange(name) else { return }
    // Swift's strings are equal where they are canonically equivalent, which is what normalising file systems go by.
    let isNormalization = String(decoding: name, as: UTF8.self) == String(decoding: other, as: UTF8.self)
    collisions.append(Collision(name: Array(name), other: Array(other), isNormalization: isNormalization))
  }

  /// The first name that is the same to some file system; where there is none, this one is the first.
  private mutating func exchange(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var letters = name
    if !name.allSatisfy({ $0 < 0x80 }) {
      // Up and down again, so that letters with two lower-case forms fall together.
      let text = String(decoding: name, as: UTF8.self).uppercased().lowercased()
      letters = Array(text.utf8)[...]
      guard letters.allSatisfy({ $0 < 0x80 }) else {
        if let other = firstByText[text] { return other }
        firstByText[text] = name
        return nil
      }
    } else if name.contains(where: { (0x41...0x5a).contains($0) }) {
      letters = name.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }[...]
    }
    if let other = firstByLetters[letters] { return other }
    firstByLetters[letters] = name
    return nil
  }
}
