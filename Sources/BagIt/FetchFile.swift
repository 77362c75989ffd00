/// The list of payload files that have to be got from elsewhere, `fetch.txt` (RFC 8493 §2.2.3). It is reported; nothing is ever
/// fetched.
///
///     https://example.org/statement.mp4 1048576 data/0001-statement.mp4
public struct FetchFile: Hashable, Sendable {
  /// `fetch.txt`.
  public static let fileName = "fetch.txt"
  /// The longest file that is read: 64 MiB.
  public static let maximumByteCount = 64 << 20

  /// One line.
  public struct Entry: Hashable, Sendable {
    /// Where the file is said to be; printable ASCII, not looked into.
    public let url: String
    /// The file's length in bytes; nil where it is not said.
    public let byteCount: UInt64?
    /// Where the file belongs.
    public let path: BagPath
  }

  /// The lines, in their order.
  public let entries: [Entry]

  /// Reads a file of UTF-8 text.
  /// - Throws: `.malformedFetch`, `.unsafePath`, with the line; `.tooLarge`.
  public init(_ bytes: [UInt8], version: BagVersion = .v1_0) throws(BagItError) {
    guard bytes.count <= Self.maximumByteCount else { throw BagItError(.tooLarge, Self.fileName) }
    var entries: [Entry] = []
    for (index, line) in TagLines.split(bytes).enumerated() {
      if version == .v0_97, line.allSatisfy(TagLines.isBlank) { continue }
      do throws(BagItError) {
        entries.append(try Self.entry(line, version))
      } catch {
        throw error.at(line: index + 1)
      }
    }
    self.entries = entries
  }

  private static func entry(_ line: ArraySlice<UInt8>, _ version: BagVersion) throws(BagItError) -> Entry {
    let url = line.prefix { !TagLines.isBlank($0) }
    let afterURL = line[url.endIndex...].drop(while: TagLines.isBlank)
    let length = afterURL.prefix { !TagLines.isBlank($0) }
    let path = afterURL[length.endIndex...].drop(while: TagLines.isBlank)
    guard !url.isEmpty, url.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), url.contains(0x3a), !path.isEmpty else {
      throw BagItError(.malformedFetch, "URL, length and path")
    }
    let isUnknown = length.elementsEqual([0x2d])
    let byteCount =
      length.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(String(decoding: length, as: UTF8.self)) : nil
    guard isUnknown || byteCount != nil else { throw BagItError(.malformedFetch, "length") }
    let decoded = PercentEncoding.decode(path, version: version)
    return Entry(
      url: String(decoding: url, as: UTF8.self), byteCount: byteCount, path: try BagPath(decoded.bytes))
  }
}
