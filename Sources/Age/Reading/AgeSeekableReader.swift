/// Reads any range of one binary age file through a closure that reads at an offset (age.md, "Payload": the payload can be seeked).
///
/// Every byte given out is authentic, and so is the size: the last chunk is verified before the reader exists. Chunks nobody asks
/// for are not read. By one thread at a time; memory for two chunks.
public struct AgeSeekableReader<Failure: Error>: ~Copyable {
  /// Fills the whole span with the file's bytes from this offset on, or throws. Never asked for bytes past the end.
  public typealias ReadAt = (_ offset: UInt64, _ target: inout MutableSpan<UInt8>) throws(Failure) -> Void

  private let readAt: ReadAt
  private var window: ChunkWindow

  /// How many plaintext bytes the file holds.
  public var plaintextByteCount: UInt64 { window.plaintextByteCount }

  /// Opens the file and verifies its last chunk.
  /// - Parameters:
  ///   - fileByteCount: the whole file's length.
  ///   - identities: tried in turn.
  /// - Throws: `.age` with `.malformedHeader`, `.noMatch`, `.headerMAC`, `.workFactorTooHigh`, `.payload` or `.unavailable`; `.caller`
  ///   where `readAt` throws.
  public init(
    fileByteCount: UInt64, identities: [AgeIdentity], readAt: @escaping ReadAt
  ) throws(AgeStreamError<Failure>) {
    let opening = try Self.opening(fileByteCount: fileByteCount, identities: identities, readAt: readAt)
    try self.init(fileByteCount: fileByteCount, opening: opening, readAt: readAt)
  }

  /// Verifies the last chunk of a file whose header is open already.
  /// - Throws: `.age(.payload)`, or `.caller` where `readAt` throws.
  public init(
    fileByteCount: UInt64, opening: AgeOpening, readAt: @escaping ReadAt
  ) throws(AgeStreamError<Failure>) {
    window = try Self.verified(fileByteCount, opening, readAt)
    self.readAt = readAt
  }

  /// Reads plaintext from `offset` on until `target` is full or the plaintext ends.
  /// - Returns: how many bytes were read; none at or past the end.
  /// - Throws: `.age(.payload)` where a chunk is not authentic, `.caller` where `readAt` throws; `target` may hold authentic bytes.
  public mutating func read(
    at offset: UInt64, into target: inout MutableSpan<UInt8>
  ) throws(AgeStreamError<Failure>) -> Int {
    var done = 0
    while done < target.count, offset < plaintextByteCount, plaintextByteCount - offset > UInt64(done) {
      done += try window.read(at: offset + UInt64(done), into: &target, from: done, readAt: readAt)
    }
    return done
  }

  /// The plaintext in this range, cut at the plaintext's end.
  /// - Throws: as ``read(at:into:)``.
  public mutating func read(_ range: Range<UInt64>) throws(AgeStreamError<Failure>) -> [UInt8] {
    let range = range.clamped(to: 0..<plaintextByteCount)
    var bytes = [UInt8](repeating: 0, count: range.count)
    var target = bytes.mutableSpan
    _ = try read(at: range.lowerBound, into: &target)
    return bytes
  }

  private static func verified(
    _ fileByteCount: UInt64, _ opening: AgeOpening, _ readAt: ReadAt
  ) throws(AgeStreamError<Failure>) -> ChunkWindow {
    var window = try self.window(fileByteCount, opening)
    try window.load(window.lastChunk, readAt: readAt)
    return window
  }

  private static func window(
    _ fileByteCount: UInt64, _ opening: AgeOpening
  ) throws(AgeStreamError<Failure>) -> ChunkWindow {
    do throws(AgeError) { return try ChunkWindow(fileByteCount: fileByteCount, opening: opening) } catch {
      throw .age(error)
    }
  }

  /// Opens a file's header alone, for readers on several threads: the beginning is read in growing steps until the header is whole.
  /// - Throws: as ``init(fileByteCount:identities:readAt:)``.
  public static func opening(
    fileByteCount: UInt64, identities: [AgeIdentity], readAt: ReadAt
  ) throws(AgeStreamError<Failure>) -> AgeOpening {
    let limit = Int(min(fileByteCount, UInt64(AgeHeader.maximumByteCount + AgePayload.nonceByteCount)))
    var size = 4096
    while true {
      var prefix = [UInt8](repeating: 0, count: min(size, limit))
      do throws(Failure) { try ChunkWindow.fill(&prefix, count: prefix.count, at: 0, readAt) } catch {
        throw .caller(error)
      }
      do throws(AgeError) {
        if let opening = try AgeHeader.open(prefix.span, identities: identities) { return opening }
      } catch { throw .age(error) }
      guard size < limit else { throw .age(AgeError(.malformedHeader, "the file ends before its payload")) }
      size *= 4
    }
  }
}
