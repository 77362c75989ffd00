/// Finds names that are one where case does not count or Unicode is normalised: files, and the folders they are in.
struct CollidingNames {
  /// Two such names.
  struct Collision {
    let name: [UInt8]
    let other: [UInt8]
    /// Whether they differ in their normalisation only.
    let isNormalization: Bool
  }

  private var firstByKey: [Key: ArraySlice<UInt8>] = [:]

  private init() {}

  /// The collisions among different paths, and the folders they are in, in their order.
  static func among(_ paths: [BagPath]) -> [Collision] {
    // Collisions are rare and paths may be many: a hash for each tells which few have to be remembered.
    var seen: Set<Int> = []
    var repeated: Set<Int> = []
    forEachName(paths) { name in
      let hash = key(of: name).hashValue
      if !seen.insert(hash).inserted { repeated.insert(hash) }
    }
    guard !repeated.isEmpty else { return [] }
    var names = CollidingNames()
    var collisions: [Collision] = []
    forEachName(paths) { name in
      if repeated.contains(key(of: name).hashValue) { names.add(name, &collisions) }
    }
    return collisions
  }

  /// Each folder once, before what is in it, and each path that is no folder.
  private static func forEachName(_ paths: [BagPath], _ body: (ArraySlice<UInt8>) -> Void) {
    var folders: Set<ArraySlice<UInt8>> = []
    for path in paths {
      for end in path.bytes.indices where path.bytes[end] == 0x2f {
        let folder = path.bytes[..<end]
        if folders.insert(folder).inserted { body(folder) }
      }
      if !folders.contains(path.bytes[...]) { body(path.bytes[...]) }
    }
  }

  /// What a name is to a file system that knows no case.
  private enum Key: Hashable {
    case letters(ArraySlice<UInt8>)
    case text(String)
  }

  private static func key(of name: ArraySlice<UInt8>) -> Key {
    // Nearly all names are small ASCII letters, and are their own keys.
    if name.allSatisfy({ $0 < 0x80 }) {
      guard name.contains(where: { (0x41...0x5a).contains($0) }) else { return .letters(name) }
      return .letters(name.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }[...])
    }
    // Up and down again, so that letters with two lower-case forms fall together.
    let text = String(decoding: name, as: UTF8.self).uppercased().lowercased()
    let letters = Array(text.utf8)[...]
    return letters.allSatisfy { $0 < 0x80 } ? .letters(letters) : .text(text)
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ collisions: inout [Collision]) {
    guard let other = exchange(name) else { return }
    // Swift's strings are equal where they are canonically equivalent, which is what normalising file systems go by.
    let isNormalization = String(decoding: name, as: UTF8.self) == String(decoding: other, as: UTF8.self)
    collisions.append(Collision(name: Array(name), other: Array(other), isNormalization: isNormalization))
  }

  /// The first name that is the same to some file system; where there is none, this one is the first.
  private mutating func exchange(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let key = Self.key(of: name)
    if let first = firstByKey[key] { return first }
    firstByKey[key] = name
    return nil
  }
}
