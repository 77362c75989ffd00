internal import Custody
internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Brings one file that is no object and no tile to where nobody says it is already (Schemas/README.md §3.20, *A push*).
struct SmallFileBringing {
  /// What came of it.
  enum Outcome {
    /// It was brought.
    case brought
    /// It was there, byte for byte.
    case there
    /// Another one is there, and stayed.
    case differs
  }

  let target: Mirror
  let writer: MirrorWriter
  let fingerprint: Fingerprint
  let replacesKeys: Bool

  func run(_ file: SmallFiles.File) throws(VaultError) -> Outcome {
    try VaultKit.mirror { () throws(MirrorStoreError) in
      let store = target.store(of: file.name)
      do throws(MirrorStoreError) {
        try writer.add(file.name, .bytes(file.bytes), digest: file.digest)
        return .brought
      } catch {
        guard error.code == .exists else { throw error }
      }
      let there: [UInt8]?
      do throws(MirrorStoreError) { there = try store.bytes(of: file.name, limit: MirrorFiles.maximumByteCount) } catch
      {
        guard error.code == .tooLarge else { throw error }
        there = nil
      }
      if there == file.bytes { return .there }
      guard mayReplace(there, file) else { return .differs }
      try writer.replace(file.name, .bytes(file.bytes), digest: file.digest)
      return .brought
    }
  }

  /// A key takes the place of what can be none, and a whole file that of its own torn copy: what differs otherwise is damaged or sealed anew, here or
  /// there, and nobody who cannot open it can tell where. It may be the last one that opens.
  private func mayReplace(_ there: [UInt8]?, _ file: SmallFiles.File) -> Bool {
    if FilePath(file.name.text) == VaultLayout.formatText { return true }
    guard let place = SmallFiles.keyPlace(file.name) else {
      return there.map { Self.isTorn($0, from: file.bytes) } ?? false
    }
    return WrappedKeyFile.hasForm(file.bytes, at: place, of: fingerprint)
      && (replacesKeys || !(there.map { WrappedKeyFile.hasForm($0, at: place, of: fingerprint) } ?? false))
  }

  /// Whether bytes are the beginning of others, with zeros behind, or none: so the power leaves a file that was being written. A shorter one without
  /// zeros may be the whole one, and the longer one wrong.
  static func isTorn(_ bytes: [UInt8], from whole: [UInt8]) -> Bool {
    guard bytes.last ?? 0 == 0 else { return false }
    let written = bytes.prefix((bytes.lastIndex { $0 != 0 } ?? -1) + 1)
    return bytes.count <= whole.count && whole.starts(with: written)
  }
}
