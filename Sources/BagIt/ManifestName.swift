/// The file name of a manifest (RFC 8493 §2.1.3, §2.2.1).
///
///     manifest-sha256.txt          tagmanifest-sha256.txt
public struct ManifestName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Whether it lists tag files instead of the payload.
  public let isTagManifest: Bool
  /// The algorithm as the name spells it: lower-case letters and digits (RFC 8493 §2.4).
  public let algorithmName: String

  /// The algorithm; nil where it is none that is supported.
  public var algorithm: BagDigestAlgorithm? { BagDigestAlgorithm(rawValue: algorithmName) }

  /// A name for an algorithm.
  public init(_ algorithm: BagDigestAlgorithm, isTagManifest: Bool = false) {
    self.isTagManifest = isTagManifest
    algorithmName = algorithm.rawValue
  }

  /// The manifest that a file in the bag's top folder is; nil where it is none.
  public init?(_ path: BagPath) {
    let name = path.description
    let start = ["tagmanifest-", "manifest-"].first { name.hasPrefix($0) }
    guard let start, name.hasSuffix(".txt"), path.isTopLevel else { return nil }
    let algorithm = name.dropFirst(start.count).dropLast(4)
    guard !algorithm.isEmpty, algorithm.utf8.allSatisfy({ (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) })
    else { return nil }
    isTagManifest = start.first == "t"
    algorithmName = String(algorithm)
  }

  /// The file name.
  public var description: String { (isTagManifest ? "tagmanifest-" : "manifest-") + algorithmName + ".txt" }

  /// Payload manifests first, then by name.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
