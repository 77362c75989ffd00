internal import Age
internal import Dispatch
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

/// An age file that is written in order: who writes fills blocks, another thread seals them and writes them to the file. Memory for four
/// blocks; by one thread at a time.
final class SealedOutput: PayloadOutput, @unchecked Sendable {
  // Sendable is unchecked: `block` belongs to the thread that writes, `sealer` to the queue, one at a time each.
  private static let blockByteCount = 4 * AgePayload.chunkByteCount
  private static let blockCount = 4

  /// Content on its way; overwritten when it was sealed.
  private final class Block: @unchecked Sendable {
    var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(SealedOutput.blockByteCount) }
  }

  private let file: OpenFile
  private let queue = DispatchQueue(label: "sealing")
  private let free = DispatchSemaphore(value: SealedOutput.blockCount)
  private let failure = Mutex<FileError?>(nil)
  private var sealer: AgeWriter?
  private var block = Block()

  /// Bytes of content so far.
  private(set) var byteCount: UInt64 = 0

  /// - Throws: `.malformedKey`, which a sealing made by `AgeSealer` never gives.
  init(_ file: consuming OpenFile, _ sealing: AgeSealing) throws(AgeError) {
    self.file = file
    sealer = try AgeWriter(sealing)
  }

  /// Takes the next bytes in. A failure to write them shows now or later, and lasts.
  func write(_ bytes: Span<UInt8>) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let count = min(Self.blockByteCount - block.bytes.count, bytes.count - start)
      let piece = bytes.extracting(start..<start + count)
      unsafe piece.withUnsafeBufferPointer { unsafe block.bytes.append(contentsOf: $0) }
      start += count
      if block.bytes.count == Self.blockByteCount { try passOn() }
    }
    byteCount += UInt64(bytes.count)
  }

  /// Seals the end, and returns when all of the file is on the medium. Called once.
  func finish() throws(FileError) {
    try passOn()
    queue.sync {
      attempt { () throws(FileError) in
        try sealer.take()?.finish { sealed throws(FileError) in try file.write(sealed) }
        try file.sync()
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func passOn() throws(FileError) {
    if let error = failure.withLock({ $0 }) { throw error }
    let full = block
    block = Block()
    free.wait()
    queue.async { [self] in
      var bytes: [UInt8] = []
      swap(&bytes, &full.bytes)
      attempt { () throws(FileError) in
        try sealer?.push(bytes.span) { sealed throws(FileError) in try file.write(sealed) }
      }
      bytes.cleanse()
      free.signal()
    }
  }

  /// After the first failure nothing more is written.
  private func attempt(_ body: () throws(FileError) -> Void) {
    guard failure.withLock({ $0 == nil }) else { return }
    do throws(FileError) { try body() } catch { failure.withLock { $0 = error } }
  }
}
