/// Finds names that are one where case does not count or Unicode is normalised: files, and the folders they are in.
struct CollidingNames {
  /// Two such names.
  struct Collision {
    let name: [UInt8]
    let other: [UInt8]
    /// Whether they differ in their normalisation only.
    let isNormalization: Bool
  }

  private var firstByKey: [String: [UInt8]] = [:]
  private var seen: Set<ArraySlice<UInt8>> = []

  mutating func add(_ path: BagPath) -> [Collision] {
    var collisions: [Collision] = []
    for end in path.bytes.indices where path.bytes[end] == 0x2f { add(path.bytes[..<end], &collisions) }
    add(path.bytes[...], &collisions)
    return collisions
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ collisions: inout [Collision]) {
    guard seen.insert(name).inserted else { return }
    let key = Self.key(name)
    guard let other = firstByKey[key] else {
      firstByKey[key] = Array(name)
      return
    }
    // Swift's strings are equal where they are canonically equivalent, which is what normalising file systems go by.
    let isNormalization = String(decoding: name, as: UTF8.self) == String(decoding: other, as: UTF8.self)
    collisions.append(Collision(name: Array(name), other: other, isNormalization: isNormalization))
  }

  private static func key(_ name: ArraySlice<UInt8>) -> String {
    if name.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: name.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    // Up and down again, so that letters with two lower-case forms fall together.
    return String(decoding: name, as: UTF8.self).uppercased().lowercased()
  }
}
