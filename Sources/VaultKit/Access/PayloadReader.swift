internal import Age
internal import Custody
internal import MirrorStores
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Opens an item's payload: each chunk is authenticated before it is given out, and what came out is compared with the event.
struct PayloadReader: Sendable {
  private static let blockByteCount = 1 << 20

  private let objects: ObjectStore
  private let identities: [AgeIdentity]
  let name: SHA256Digest
  private let size: UInt64
  private let digest: SHA256Digest
  let item: Identifier
  private let isThin: Bool
  /// Where it is read from, if not from the vault.
  private var mirror: Mirror?
  /// Is told how many bytes came from there.
  private var progress: @Sendable (UInt64) -> Void = { _ in }

  /// A reader of the payload that an intake event brought in.
  /// - Parameter objects: where it lies; else in the vault.
  init(
    _ session: UnlockedVault, _ intake: CustodyEvent, in objects: ObjectStore? = nil
  ) throws(VaultError) {
    guard let size = intake.disclosed["size"]?.numberValue?.uint64,
      let digest = intake.text("digest").flatMap(SHA256Digest.init(hex:)), intake.payloads.count == 1
    else { throw VaultError(.corrupt, "The intake event of \(intake.statement.item) does not describe a payload.") }
    self.objects = objects ?? session.vault.objects
    identities = session.keys.identities(preferring: intake.compartment ?? Compartment.general)
    name = intake.payloads[0]
    self.size = size
    self.digest = digest
    item = intake.statement.item
    isThin = session.vault.isThin
  }

  /// The same payload, as a mirror has it.
  /// - Parameter progress: is told of its sealed bytes as they come.
  func from(_ mirror: Mirror, _ progress: @escaping @Sendable (UInt64) -> Void) -> PayloadReader {
    var reader = self
    reader.mirror = mirror
    reader.progress = progress
    return reader
  }

  /// Where a payload's reading failed.
  enum Failure: Error {
    case missing
    case damaged(String)
    case output(FileError)
    case input(FileError)
    /// A mirror that it was to come from.
    case origin(VaultError)
  }

  /// Gives out the content in order.
  /// - Parameter sealedDigest: also compares the object's bytes with its name, at the price of one more pass over them.
  func read(
    checkingName: Bool = false, _ emit: (Span<UInt8>) throws(FileError) -> Void
  ) throws(Failure) {
    if let mirror { return try read(from: mirror, emit) }
    let file: OpenFile
    do throws(FileError) { file = try objects.open(name) } catch {
      throw error.code == .notFound ? .missing : .input(error)
    }
    file.adviseSequential()
    var reader = AgeReader(identities: identities, format: .binary)
    var sealed = SHA256()
    var sink = PayloadSink(size: size)
    var block = [UInt8](repeating: 0, count: Self.blockByteCount)
    do throws(AgeStreamError<FileError>) {
      while true {
        var span = block.mutableSpan
        let count: Int
        do throws(FileError) { count = try file.read(into: &span) } catch { throw .caller(error) }
        let bytes = block.span.extracting(first: count)
        if checkingName { sealed.update(bytes) }
        try reader.push(bytes) { plain throws(FileError) in try sink.take(plain, emit) }
        if count < block.count { break }
      }
      try reader.finish { plain throws(FileError) in try sink.take(plain, emit) }
    } catch {
      switch error {
      case .age(let error): throw .damaged(error.code.rawValue)
      case .caller(let error): throw .output(error)
      }
    }
    try finish(&sink)
    if checkingName, sealed.finish() != name { throw .damaged("its bytes are not what its name says") }
  }

  private func finish(_ sink: inout PayloadSink) throws(Failure) {
    guard sink.isComplete else { throw .damaged("its length or padding is not what the event says") }
    guard sink.digest() == digest else { throw .damaged("its content is not what the event says") }
  }

  /// Opens it as it comes. Whoever keeps a mirror can seal something else to the same recipient, so that each chunk of it is authentic: what is given
  /// out here counts for nothing before all of it was compared with its name.
  private func read(
    from mirror: Mirror, _ emit: (Span<UInt8>) throws(FileError) -> Void
  ) throws(Failure) {
    var reader = AgeReader(identities: identities, format: .binary)
    var sealed = SHA256()
    var sink = PayloadSink(size: size)
    var failure: AgeStreamError<FileError>?
    do throws(MirrorStoreError) {
      try mirror.store.read(MirrorLayout.object(name), from: 0, count: ObjectFetching.maximumByteCount) {
        piece throws(MirrorStoreError) in
        let bytes = Array(piece)
        sealed.update(bytes)
        progress(UInt64(bytes.count))
        do throws(AgeStreamError<FileError>) {
          try reader.push(bytes.span) { plain throws(FileError) in try sink.take(plain, emit) }
        } catch {
          failure = error
          throw .stopped
        }
      }
      do throws(AgeStreamError<FileError>) {
        try reader.finish { plain throws(FileError) in try sink.take(plain, emit) }
      } catch {
        failure = error
        throw .stopped
      }
    } catch {
      switch failure {
      case .age(let error): throw damaged(mirror, error.code.rawValue)
      case .caller(let error): throw .output(error)
      case nil: throw .origin(VaultError(error))
      }
    }
    guard sealed.finish() == name else { throw damaged(mirror, "its bytes are not what its name says") }
    do throws(Failure) { try finish(&sink) } catch {
      guard case .damaged(let why) = error else { throw error }
      throw damaged(mirror, why)
    }
  }

  private func damaged(_ mirror: Mirror, _ why: String) -> Failure {
    .origin(
      VaultError(
        .corrupt,
        "The payload of \(item) is damaged in the mirror \(mirror.name) (\(ObjectStore.path(of: name)): \(why)).",
        safe: "Nothing was released.", next: "The home vault repairs its mirrors: evault mirror repair"))
  }

  private static let wayBack =
    "Where a mirror has it, this brings it back: evault mirror repair. Else restore it from a copy of the vault."

  /// The failure in words.
  func error(_ failure: Failure) -> VaultError {
    let path = ObjectStore.path(of: name)
    switch failure {
    case .missing where isThin:
      return VaultError(
        .rolledBack, "The payload of \(item) is not in this thin vault (\(path)).",
        next: "Read it with: evault get \(item)")
    case .missing:
      return VaultError(
        .corrupt, "The payload of \(item) is missing (\(path)).", next: Self.wayBack)
    case .damaged(let why):
      return VaultError(
        .corrupt, "The payload of \(item) is damaged (\(path): \(why)).", next: Self.wayBack)
    case .output(let error), .input(let error): return VaultError(error)
    case .origin(let error): return error
    }
  }
}
