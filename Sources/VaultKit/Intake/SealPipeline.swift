internal import Age
internal import Dispatch
internal import VaultCrypto
internal import VaultFiles

/// Seals one large file with two equal threads over four blocks of 256 KiB: reading, both digests, sealing and writing overlap, and neither
/// processor waits for a stage that the other could do. Each thread takes the first step that can be done: write a block, hash sealed bytes in order, hash
/// content in order, seal any block, read the next.
final class SealPipeline: @unchecked Sendable {
  // Sendable is unchecked: every field below is touched only under the monitor, or by the one thread that has claimed its step.
  private static let chunksPerBlock = 4
  private static let blockByteCount = chunksPerBlock * AgePayload.chunkByteCount
  private static let slotCount = 4

  /// What a finished run learned.
  struct Result {
    /// SHA-256 of the content.
    let digest: SHA256Digest
    /// Bytes of content.
    let byteCount: UInt64
    /// SHA-256 of the sealed file: the object's name.
    let name: SHA256Digest
    /// The content's media type.
    let mediaType: String
  }

  /// A block on its way. Its memory is not an array's, so that one thread may hash what another seals.
  @safe private final class Slot {
    let plain = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: SealPipeline.blockByteCount)
    let sealed = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: SealPipeline.chunksPerBlock * AgePayload.sealedChunkByteCount)
    var count = 0
    var content = 0
    var sealedCount = 0

    init() {
      unsafe plain.initialize(repeating: 0)
      unsafe sealed.initialize(repeating: 0)
    }

    deinit {
      // The content must not stay in freed memory.
      unsafe plain.update(repeating: 0)
      unsafe plain.deallocate()
      unsafe sealed.deallocate()
    }
  }

  private enum Step { case write(Int), hashSealed(Int), hashPlain(Int), seal(Int), read(Int) }

  private let monitor = Monitor()
  private let slots = (0..<slotCount).map { _ in Slot() }
  private let payloadKey: SecretBytes
  private let progress: @Sendable (UInt64) -> Void
  private var source: PaddedSource
  private let output: OpenFile
  private var plainHasher = SHA256()
  private var sealedHasher = SHA256()

  // Counts of blocks that a stage has finished, in order; sealing may finish out of order.
  private var readCount = 0
  private var sealClaimed = 0
  private var isSealed: Set<Int> = []
  private var sealedHashCount = 0
  private var plainHashCount = 0
  private var writeCount = 0
  private var busy: (read: Bool, plain: Bool, sealed: Bool, write: Bool) = (false, false, false, false)
  private var blockCount: Int?
  private var failure: FileError?
  private var mediaType = ""

  /// A run from a file to another, which has the age header already.
  init(
    from source: consuming PaddedSource, to output: consuming OpenFile, sealing: AgeSealing,
    progress: @escaping @Sendable (UInt64) -> Void
  ) {
    self.source = source
    self.output = output
    self.progress = progress
    payloadKey = sealing.payloadKey
    sealedHasher.update(sealing.header)
  }

  /// Seals everything.
  /// - Parameters:
  ///   - constantTime: the times that the finished file gets.
  ///   - before: what the file system said of the source when it was opened; where it says otherwise at the end, the source was written to meanwhile.
  func run(constantTime: Int, unchangedSince before: FileStatus?) throws(FileError) -> Result {
    DispatchQueue.concurrentPerform(iterations: 2) { _ in work() }
    if let failure { throw failure }
    if let before, before.kind == .regular {
      let after = try source.status()
      guard after == before, source.contentCount == before.size else {
        throw FileError(.changed, "read", output.path)
      }
    }
    try output.seal(constantTime: constantTime)
    return Result(
      digest: plainHasher.finish(), byteCount: source.contentCount, name: sealedHasher.finish(), mediaType: mediaType)
  }

  private func work() {
    guard var sealer = try? AgeChunkSealer(payloadKey: payloadKey) else { return }
    monitor.lock()
    while failure == nil {
      if let blockCount, writeCount == blockCount, plainHashCount == blockCount { break }
      guard let step = claim() else {
        monitor.wait()
        continue
      }
      monitor.unlock()
      let error: FileError?
      do throws(FileError) {
        try perform(step, &sealer)
        error = nil
      } catch let caught {
        error = caught
      }
      monitor.lock()
      finish(step, error)
      monitor.broadcast()
    }
    monitor.unlock()
  }

  private func claim() -> Step? {
    if !busy.write, writeCount < sealedHashCount {
      busy.write = true
      return .write(writeCount)
    }
    if !busy.sealed, isSealed.contains(sealedHashCount) {
      busy.sealed = true
      return .hashSealed(sealedHashCount)
    }
    if !busy.plain, plainHashCount < readCount {
      busy.plain = true
      return .hashPlain(plainHashCount)
    }
    // Whether a block is the last shows when the next has been read.
    if sealClaimed < readCount, blockCount != nil || sealClaimed + 1 < readCount {
      sealClaimed += 1
      return .seal(sealClaimed - 1)
    }
    if !busy.read, blockCount == nil, readCount < min(writeCount, plainHashCount) + Self.slotCount {
      busy.read = true
      return .read(readCount)
    }
    return nil
  }

  private func perform(_ step: Step, _ sealer: inout AgeChunkSealer) throws(FileError) {
    switch step {
    case .read(let block):
      let slot = slots[block % Self.slotCount]
      let plain = unsafe slot.plain
      var span = unsafe plain.mutableSpan
      (slot.count, slot.content) = try source.read(into: &span)
      if block == 0 {
        mediaType = MediaType.recognise(span.span.extracting(first: min(slot.content, MediaType.prefixByteCount)))
      }
    case .hashPlain(let block):
      let slot = slots[block % Self.slotCount]
      let plain = unsafe slot.plain
      plainHasher.update(unsafe plain.span.extracting(first: slot.content))
      progress(UInt64(slot.content))
    case .seal(let block): seal(block, &sealer)
    case .hashSealed(let block):
      let slot = slots[block % Self.slotCount]
      let sealed = unsafe slot.sealed
      sealedHasher.update(unsafe sealed.span.extracting(first: slot.sealedCount))
    case .write(let block):
      let slot = slots[block % Self.slotCount]
      let sealed = unsafe slot.sealed
      try output.write(unsafe sealed.span.extracting(first: slot.sealedCount))
    }
  }

  private func seal(_ block: Int, _ sealer: inout AgeChunkSealer) {
    let slot = slots[block % Self.slotCount]
    let isLastBlock = block + 1 == lastKnownBlockCount
    let plainBuffer = unsafe slot.plain
    let sealedBuffer = unsafe slot.sealed
    let plain = unsafe plainBuffer.span
    var sealed = unsafe sealedBuffer.mutableSpan
    var start = 0
    var target = 0
    var chunk = UInt64(block * Self.chunksPerBlock)
    while start < slot.count {
      let end = min(start + AgePayload.chunkByteCount, slot.count)
      var place = sealed._mutatingExtracting(target..<target + end - start + AgePayload.tagByteCount)
      sealer.seal(
        chunk: chunk, isLast: isLastBlock && end == slot.count, plain.extracting(start..<end), into: &place)
      target += end - start + AgePayload.tagByteCount
      start = end
      chunk += 1
    }
    slot.sealedCount = target
  }

  private var lastKnownBlockCount: Int? {
    monitor.lock()
    defer { monitor.unlock() }
    return blockCount
  }

  private func finish(_ step: Step, _ error: FileError?) {
    if let error { failure = failure ?? error }
    switch step {
    case .read(let block):
      busy.read = false
      let count = slots[block % Self.slotCount].count
      if count > 0 { readCount += 1 }
      if count < Self.blockByteCount { blockCount = readCount }
    case .hashPlain:
      busy.plain = false
      plainHashCount += 1
    case .seal(let block): isSealed.insert(block)
    case .hashSealed(let block):
      busy.sealed = false
      isSealed.remove(block)
      sealedHashCount += 1
    case .write:
      busy.write = false
      writeCount += 1
    }
  }
}
