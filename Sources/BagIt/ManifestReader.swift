internal import Encodings

/// Reads a manifest in pieces, line by line, so that a list of some hundred thousand files is never held twice.
///
///     var reader = ManifestReader(algorithm: .sha256, version: .v1_0)
///     try reader.read(piece) { entry, spelling in … }
///     try reader.finish { entry, spelling in … }
public struct ManifestReader: ~Copyable {
  /// Departures from the one spelling that is written, which do not change what a line means.
  public struct Spelling: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// A path that starts with `./`.
    public static let leadingDot = Spelling(rawValue: 1)
    /// The `*` that md5sum(1) puts before the path of a file read in binary mode; version 0.97 only.
    public static let binaryMarker = Spelling(rawValue: 2)
    /// A `%` that stands for itself where version 1.0 asks for `%25`.
    public static let barePercent = Spelling(rawValue: 4)
  }

  /// The longest line that is read: 16 KiB.
  public static let maximumLineByteCount = 16 << 10

  /// The number of the line that was read last, from 1.
  public private(set) var lineNumber = 0
  private let digestLetterCount: Int?
  private let version: BagVersion
  private var line: [UInt8] = []
  private var isAfterCarriageReturn = false

  /// A reader of UTF-8 text.
  /// - Parameter algorithm: nil where it is not supported; then any digest of 1 to 64 bytes is read.
  public init(algorithm: BagDigestAlgorithm?, version: BagVersion) {
    digestLetterCount = algorithm.map { $0.byteCount * 2 }
    self.version = version
  }

  /// Takes the next bytes in and hands out the entries they complete.
  /// - Throws: `.malformedManifest`, `.unsafePath`, `.tooLarge`, each with its line; reading may go on with the next piece only
  ///   after a success.
  public mutating func read(
    _ piece: Span<UInt8>, _ body: (ManifestEntry, Spelling) throws(BagItError) -> Void
  ) throws(BagItError) {
    for index in 0..<piece.count {
      let byte = piece[index]
      if byte == 0x0a, isAfterCarriageReturn {
        isAfterCarriageReturn = false
        continue
      }
      isAfterCarriageReturn = byte == 0x0d
      if byte == 0x0a || byte == 0x0d {
        try endLine(body)
      } else {
        guard line.count < Self.maximumLineByteCount else {
          throw BagItError(.tooLarge, "line", line: lineNumber + 1)
        }
        line.append(byte)
      }
    }
  }

  /// Hands out the last entry where its line has no end.
  /// - Throws: as ``read(_:_:)``.
  public mutating func finish(_ body: (ManifestEntry, Spelling) throws(BagItError) -> Void) throws(BagItError) {
    if !line.isEmpty { try endLine(body) }
  }

  private mutating func endLine(
    _ body: (ManifestEntry, Spelling) throws(BagItError) -> Void
  ) throws(BagItError) {
    lineNumber += 1
    defer { line.removeAll(keepingCapacity: true) }
    if version == .v0_97, line.allSatisfy(TagLines.isBlank) { return }
    do {
      let (entry, spelling) = try parse(line[...])
      try body(entry, spelling)
    } catch {
      throw error.line == nil ? error.at(line: lineNumber) : error
    }
  }

  private func parse(_ line: ArraySlice<UInt8>) throws(BagItError) -> (ManifestEntry, Spelling) {
    let letters = line.prefix { !TagLines.isBlank($0) }
    // RFC 8493 §2.1.3 allows upper case in digests.
    let lower = letters.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
    guard let digest = Hex.decode(lower),
      digestLetterCount.map({ $0 == letters.count }) ?? (1...64).contains(digest.count)
    else { throw BagItError(.malformedManifest, "digest") }
    var path = line[letters.endIndex...].drop(while: TagLines.isBlank)
    guard !path.isEmpty else { throw BagItError(.malformedManifest, "no path") }
    var spelling: Spelling = []
    if version == .v0_97, path.first == 0x2a {
      path.removeFirst()
      spelling.insert(.binaryMarker)
    }
    while path.starts(with: [0x2e, 0x2f]) {
      path.removeFirst(2)
      spelling.insert(.leadingDot)
    }
    let decoded = PercentEncoding.decode(path, version: version)
    if decoded.hasBarePercent, version == .v1_0 { spelling.insert(.barePercent) }
    return (ManifestEntry(digest: digest, path: try BagPath(decoded.bytes)), spelling)
  }
}
