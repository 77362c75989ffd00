internal import Custody
internal import MirrorStores
internal import Timestamping
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// What a mirror's lists name that a vault may have lost without anything here telling it: what lies beside kept checkpoints, these themselves, and
/// wrapped keys. A list is not believed: it only says that it is worth looking (Schemas/README.md §3.20).
struct MirrorOffer {
  private static let checkpoints = "log/checkpoints/"

  private let vault: Folder
  private let state: VaultState

  /// - Parameter state: of the vault: what the mirror has beyond it is a pull's business.
  init(_ vault: Folder, _ state: VaultState) { (self.vault, self.state) = (vault, state) }

  /// Names that the lists have and that are not here, or are here and do not prove themselves; nil where there is no list that can be read, though
  /// something was brought there.
  func names(_ mirror: Mirror) throws(VaultError) -> [StoredName]? {
    var broken: [StoredName] = []
    let files = try MirrorView.files(mirror, &broken).files
    if files.digests.isEmpty || !broken.isEmpty {
      let isThere = try VaultKit.mirror { () throws(MirrorStoreError) in
        try mirror.store.size(of: MirrorLayout.checkpoint) != nil
      }
      return isThere ? nil : []
    }
    // A list may name any number: only what is here is opened.
    let here = Set(VaultAssembly.all(vault, VaultLayout.log.appending(VaultLayout.checkpoints)))
    return files.digests.filter { isLacking($0.key, $0.value, here) }.map(\.key).sorted()
  }

  private func isLacking(_ name: StoredName, _ digest: SHA256Digest, _ here: Set<FilePath>) -> Bool {
    if SmallFiles.isKey(name) {
      // Which of two opens nobody but the member can tell.
      return SmallFiles.isGranted(name, by: state.rosters.current) && (try? vault.status(FilePath(name.text))) == nil
    }
    guard Self.isKept(name, upTo: state.head.size) else { return false }
    guard here.contains(FilePath(name.text)) else { return true }
    let bytes = try? vault.readIfPresent(FilePath(name.text), limit: MirrorFiles.maximumByteCount)
    guard let bytes else { return true }
    // What its name proves is right, whatever a list says.
    let last = name.text.split(separator: "/").last ?? ""
    return SHA256.hash(bytes) != TimestampFileName(last)?.digest ?? digest
  }

  /// Whether a name is of a kept checkpoint of a log no larger than this, or of what lies beside one.
  static func isKept(_ name: StoredName, upTo size: UInt64) -> Bool {
    let parts = name.text.split(separator: "/")
    guard name.text.hasPrefix(checkpoints), parts.count == 4, let found = UInt64(parts[2]) else { return false }
    return String(found) == parts[2] && found <= size
      && (parts[3] == HeadTimestamps.noteName || parts[3].hasPrefix("cosig-") || TimestampFileName(parts[3]) != nil)
  }
}
