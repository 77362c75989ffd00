internal import MirrorStores
internal import Synchronization
internal import VaultCrypto
internal import VaultFiles

/// What a field vault put into a drop, as it remembers it itself: whoever may only put cannot ask (Schemas/README.md §3.6, *Drops*). Which drop it was is
/// not said: the file's name is a digest.
final class DropMemory: Sendable {
  private static let maximumByteCount = 256 << 20
  /// Names after which they are written down.
  private static let batch = 64

  private let folder: Folder
  private let name: FilePath
  private let state: Mutex<(names: Set<SHA256Digest>, unwritten: Int)>

  /// - Parameter isForgotten: whether everything is to be put again.
  init(_ vault: Folder, _ location: MirrorLocation, isForgotten: Bool) throws(VaultError) {
    let place = "\(location.service ?? "")\n\(location.address)\n"
    let (folder, name) = try files { () throws(FileError) in
      (try vault.folder("keys/drops", create: true), FilePath(SHA256.hash(Array(place.utf8)).hex))
    }
    let bytes = isForgotten ? nil : try? folder.readIfPresent(name, limit: Self.maximumByteCount)
    // What cannot be read is put again.
    let names = (bytes ?? []).split(separator: 0x0a).compactMap {
      SHA256Digest(hex: String(decoding: $0, as: UTF8.self))
    }
    (self.folder, self.name) = (folder, name)
    state = Mutex((Set(names), 0))
  }

  func has(_ object: SHA256Digest) -> Bool { state.withLock { $0.names.contains(object) } }

  /// Notes what a service said it keeps.
  func note(_ object: SHA256Digest) {
    let names = state.withLock { state -> Set<SHA256Digest>? in
      state.names.insert(object)
      state.unwritten += 1
      guard state.unwritten >= Self.batch else { return nil }
      state.unwritten = 0
      return state.names
    }
    // What is not noted is put twice, and no harm.
    if let names { try? write(names) }
  }

  /// Writes the rest down.
  func write() { try? write(state.withLock { $0.names }) }

  private func write(_ names: Set<SHA256Digest>) throws(FileError) {
    let text = names.sorted().map { $0.hex + "\n" }.joined()
    try folder.replace(name, with: Array(text.utf8))
  }
}
