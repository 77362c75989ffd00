internal import Dispatch
internal import Tar
internal import VaultFiles

/// A bundle that is written as one archive (Schemas/README.md §4, Sealed delivery). Files stand in the order in which they are added: who wants
/// the same bytes again adds them in the same order. Several threads take turns.
final class ArchiveTarget: BundleTarget, @unchecked Sendable {
  // Sendable is unchecked: everything that changes does so while `turn` is held.
  private final class Payload: PayloadOutput {
    private let target: ArchiveTarget
    private(set) var remaining: UInt64

    init(_ target: ArchiveTarget, _ byteCount: UInt64) {
      self.target = target
      remaining = byteCount
    }

    func write(_ bytes: Span<UInt8>) throws(FileError) {
      // The header has said how long it is.
      guard UInt64(bytes.count) <= remaining else {
        throw FileError(.tooLarge, "write", "", reason: "more bytes than were announced")
      }
      remaining -= UInt64(bytes.count)
      try target.put(bytes)
    }
  }

  private let topFolder: String
  private let output: any PayloadOutput
  private let turn = DispatchSemaphore(value: 1)
  private var byteCount: UInt64 = 0
  private var folders: Set<String> = []
  private var isBroken = false

  /// - Parameters:
  ///   - topFolder: the folder that holds everything; ASCII.
  ///   - output: takes the archive's bytes.
  init(topFolder: String, output: any PayloadOutput) {
    self.topFolder = topFolder
    self.output = output
  }

  func begin(_ folders: [String]) throws(FileError) {
    try inTurn { () throws(FileError) in
      try make("")
      for folder in folders { try make(folder) }
    }
  }

  func add(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try inTurn { () throws(FileError) in
      try begin(path, UInt64(bytes.count))
      try put(bytes.span)
      let padding = TarFormat.padding(after: UInt64(bytes.count))
      try put(padding.span)
    }
  }

  func addPayload<Result>(
    _ path: String, byteCount: UInt64, _ write: (any PayloadOutput) throws -> Result
  ) throws(BundleWriteError) -> Result {
    turn.wait()
    defer { turn.signal() }
    let payload = Payload(self, byteCount)
    do throws(FileError) { try begin(path, byteCount) } catch { throw .file(error) }
    let result: Result
    do { result = try write(payload) } catch {
      isBroken = true
      throw .payload(error)
    }
    guard payload.remaining == 0 else {
      isBroken = true
      throw .refused(.wrongPayload, path)
    }
    let padding = TarFormat.padding(after: byteCount)
    do throws(FileError) { try put(padding.span) } catch { throw .file(error) }
    return result
  }

  func sync() throws(FileError) {}

  func addSignature(_ path: String, _ bytes: [UInt8]) throws(FileError) { try add(path, bytes) }

  /// Ends the archive.
  func finish() throws(FileError) {
    try inTurn { () throws(FileError) in
      let end = TarFormat.end(at: byteCount)
      try put(end.span)
      isBroken = true
    }
  }

  private func inTurn(_ body: () throws(FileError) -> Void) throws(FileError) {
    turn.wait()
    defer { turn.signal() }
    try body()
  }

  private func begin(_ path: String, _ byteCount: UInt64) throws(FileError) {
    guard !isBroken else { throw FileError(.inputOutput, "write", FilePath(path), reason: "the archive is broken off") }
    if let slash = path.utf8.lastIndex(of: 0x2f) { try make(String(path[..<slash])) }
    let header = try header(path, byteCount)
    try put(header.span)
  }

  /// Makes a folder, after those above it, once.
  private func make(_ path: String) throws(FileError) {
    guard !folders.contains(path) else { return }
    if let slash = path.utf8.lastIndex(of: 0x2f) { try make(String(path[..<slash])) }
    let header = try header(path, nil)
    try put(header.span)
    folders.insert(path)
  }

  /// - Parameter byteCount: a file's length; nil for a folder.
  private func header(_ path: String, _ byteCount: UInt64?) throws(FileError) -> [UInt8] {
    let name = path.isEmpty ? topFolder : "\(topFolder)/\(path)"
    do throws(TarError) {
      guard let byteCount else { return try TarFormat.header(folder: name) }
      return try TarFormat.header(file: name, byteCount: byteCount)
    } catch {
      throw FileError(.inputOutput, "write", FilePath(path), reason: error.code.rawValue)
    }
  }

  private func put(_ bytes: Span<UInt8>) throws(FileError) {
    do throws(FileError) { try output.write(bytes) } catch {
      isBroken = true
      throw error
    }
    byteCount += UInt64(bytes.count)
  }
}
