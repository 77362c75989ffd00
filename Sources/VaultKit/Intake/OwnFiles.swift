internal import Age
internal import Encodings
internal import VaultFiles
internal import VaultStore

/// What belongs to this program and is no evidence: vaults, kits' own files, keys, shares. Brought in, it would open what was erased or shredded to
/// whoever may read the item.
struct OwnFiles {
  /// The longest file that is looked into: 64 KiB. Keys and shares are shorter.
  private static let maximumByteCount: UInt64 = 64 << 10
  private static let prefixByteCount = 512
  private static let kitNames: Set<FilePath> = [
    Invitation.name, "README.txt", "evault", Interviews.list, FieldKit.vaultName, FieldKit.identityName,
  ]
  /// How a kit's invitation begins: the header's bytes that are always the same.
  private static let kitPrefix = Base64.url.encodeBytes(Array(#"{"alg":"EdDSA","typ":"evidencevault-kit+jwt","#.utf8))
  private static let sealedNames: Set<FilePath> = ["identity.age", "cosigner.age"]
  private static let sealed = Array("age-encryption.org/v1\n".utf8)
  private static let beginnings: [(text: String, what: String)] = [
    ("# EvidenceVault identity, format ", "an identity, which is somebody's keys"),
    ("# EvidenceVault cosigner, format ", "a cosigner's key"),
    ("# EvidenceVault recovery share ", "a recovery share"),
    ("# EvidenceVault backup key.", "a backup key"),
  ]
  private static let titles = ["<title>EvidenceVault recovery share ", "<title>EvidenceVault backup key."]

  private let known: [FileStatus]

  /// - Parameter paths: files that must not come in whatever is in them, beside those that the environment names and the program's own folders.
  init(_ paths: [FilePath]) {
    let all = paths + ["EVAULT_IDENTITY", "EVAULT_PASSPHRASE_FILE"].compactMap { Machine.environment($0) }
    let folders = [try? Machine.configurationFolder, try? Machine.stateFolder].compactMap { $0 }
    known =
      all.compactMap { (try? Folder.open($0.parent).status($0.lastComponent)) ?? nil }.filter { $0.kind == .regular }
      + folders.compactMap { try? Folder.open($0).status() }
  }

  /// Whether the folder is a field kit.
  static func isKit(_ folder: Folder) -> Bool {
    guard ((try? folder.status(Invitation.name)) ?? nil)?.kind == .regular else { return false }
    return prefix(of: Invitation.name, in: folder).starts(with: kitPrefix)
  }

  /// Why a folder stays; nil where it does not.
  func reason(folder: Folder) -> String? {
    if VaultFolder.isOne(folder) { return "a vault's own folder, or a mirror of one" }
    guard let status = try? folder.status(), known.contains(where: status.isSame) else { return nil }
    return "where this program keeps identities, or what it remembers"
  }

  /// Why something in a folder stays because of what lies above: it is part of a vault or of the program's own folders. Other files that lie in a
  /// vault's folder are not the vault's, and come in.
  /// - Parameter name: its name in the folder; nil for the folder itself.
  func reason(below path: FilePath, _ name: FilePath? = nil) -> String? {
    guard let place = try? FolderPlace(path) else { return nil }
    if let (vault, below) = place.nearest(VaultFolder.isOne) {
      let isOwn =
        if let below {
          VaultFolder.ownNames.contains { own in
            guard let found = (try? vault.status(own)) ?? nil, let status = try? below.status() else { return false }
            return found.isSame(as: status)
          }
        } else {
          name.map(VaultFolder.ownNames.contains) ?? true
        }
      if isOwn { return "part of a vault, or of a mirror of one" }
    }
    let isKnown = { (folder: Folder) in (try? folder.status()).map { known.contains(where: $0.isSame) } ?? false }
    return place.nearest(isKnown) == nil ? nil : "where this program keeps identities, or what it remembers"
  }

  /// Why a file stays; nil where it does not.
  func reason(file name: FilePath, _ status: FileStatus, in folder: Folder, isKit: Bool) -> String? {
    if known.contains(where: status.isSame) { return "an identity or a passphrase that is in use" }
    if isKit, Self.kitNames.contains(name) { return "a field kit's own file" }
    guard status.size <= Self.maximumByteCount else { return nil }
    let beginning = Self.prefix(of: name, in: folder)
    if beginning.starts(with: Self.sealed) { return Self.reason(sealed: name, in: folder) }
    if let found = Self.beginnings.first(where: { beginning.starts(with: $0.text.utf8) }) { return found.what }
    guard beginning.starts(with: "<!DOCTYPE html>".utf8) else { return nil }
    let text = String(decoding: beginning, as: UTF8.self)
    return Self.titles.contains(where: text.contains) ? "a recovery share or backup key" : nil
  }

  /// An age file may be evidence; not one that its name and its header tell to be a key.
  private static func reason(sealed name: FilePath, in folder: Folder) -> String? {
    guard let bytes = try? folder.read(name, limit: Int(maximumByteCount)) else { return nil }
    if WrappedKeyFile.isOne(named: name, bytes) { return "a compartment's wrapped key" }
    guard sealedNames.contains(name), let header = (try? AgeHeader.parse(bytes.span)) ?? nil,
      header.stanzas.contains(where: { $0.type == "scrypt" })
    else { return nil }
    return "an identity, which is somebody's keys"
  }

  /// How a file begins; nothing where it cannot be read: whoever brings it in is told.
  private static func prefix(of name: FilePath, in folder: Folder) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: prefixByteCount)
    do throws(FileError) {
      let file = try folder.open(name)
      var span = bytes.mutableSpan
      let count = try file.read(into: &span)
      return Array(bytes[..<count])
    } catch {
      return []
    }
  }
}
