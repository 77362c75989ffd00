internal import Custody
internal import MirrorStores
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// `thin/vault`: says that a vault is thin, a copy with log, records and keys, and of payloads only what was kept (Schemas/README.md §3.20).
struct ThinVault: Equatable {
  static let marker: FilePath = "thin/vault"
  private static let maximumByteCount = 256
  private static let format = "EvidenceVault thin vault, format 1"

  /// The vault that it is a copy of.
  let vault: Fingerprint
  /// What this copy is called in the accesses that it records.
  let copy: Identifier

  init(_ vault: Fingerprint, copy: Identifier) { (self.vault, self.copy) = (vault, copy) }

  /// Nil where it is no such file.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.count == 3, lines[1].hasPrefix("vault "), lines[2].hasPrefix("copy "),
      let vault = Fingerprint(typed: String(lines[1].dropFirst(6))),
      let copy = Identifier(canonical: String(lines[2].dropFirst(5)))
    else { return nil }
    self.init(vault, copy: copy)
    guard self.bytes == bytes else { return nil }
  }

  var bytes: [UInt8] { Array("\(Self.format)\nvault \(vault)\ncopy \(copy)\n".utf8) }

  /// Whether the folder says of itself that it is one, in whatever form.
  static func isThin(_ folder: Folder) -> Bool { (try? folder.status(marker)) != nil }

  /// What a vault says of itself.
  /// - Throws: `.corrupt` where that is not in order.
  static func read(_ vault: Vault) throws(VaultError) -> ThinVault {
    let bytes = try files { () throws(FileError) in try vault.folder.read(marker, limit: maximumByteCount) }
    guard let thin = ThinVault(bytes), thin.vault == vault.fingerprint else {
      throw VaultError(
        .corrupt, "\(marker) does not say that this is a thin copy of this vault.", safe: "Nothing was released.",
        next: "Make a new one: evault clone ADDRESS DIR --without-payloads")
    }
    return thin
  }

  /// Says so of a folder, where it does not yet.
  static func mark(_ folder: Folder, _ vault: Fingerprint) throws(VaultError) {
    try files { () throws(FileError) in
      let known = try folder.readIfPresent(marker, limit: maximumByteCount).flatMap { ThinVault($0) }
      guard known?.vault != vault else { return }
      var random = RandomPool()
      try folder.folder(marker.parent, create: true).replace(
        marker.lastComponent, with: ThinVault(vault, copy: Identifier(&random)).bytes, mode: 0o444)
    }
  }

  /// The objects that entries name first: records. What else they name is, but for the records of moved and received items, payloads.
  static func records(_ log: LogStore, _ head: TreeHead) throws(VaultError) -> Set<SHA256Digest> {
    Set(try LogEntries.read(log, from: 0, to: head.size, head: head).compactMap { $0.entry.objects.first })
  }
}

extension Vault {
  /// Refuses a thin vault what only its home may do.
  func requireHome() throws(VaultError) {
    if isThin { throw ThinVault.notHome(folder.path) }
  }
}

extension ThinVault {
  /// Why nothing is recorded there.
  static func notHome(_ path: FilePath) -> VaultError {
    VaultError(
      .notPermitted,
      "\(path) is a thin copy of the vault: only the home vault's log grows.", safe: "Nothing was changed.",
      next: "Do it in the home vault. What may be done here is reading: evault get")
  }
}
