internal import VaultFiles
internal import VaultStore

/// `FORMAT.txt`: what a vault's folder is, in plain words, for whoever finds it.
enum FormatText {
  /// The first line's beginning; the format's number follows.
  static let prefix = "EvidenceVault, format "

  /// The file, always the same bytes.
  static let bytes = Array(
    """
    EvidenceVault, format 1

    This folder is a vault of evidence. Please keep it whole and change nothing in it.

    objects/   sealed files. Each is an age file (https://age-encryption.org/v1); its name is the SHA-256 of its bytes.
    log/       the custody log: who did what with which object, and when. A Merkle tree in the C2SP tlog-tiles format; its
               entries are SHA-256 digests, so it can be checked without any key.
    keys/      who may do what (SD-JWT, RFC 9901), and the keys of compartments, each sealed to one member (age files).
    cache/     can be rebuilt. tmp/ unfinished writes.

    To check it without any key: the SHA-256 of every file in objects/ must be its name.
    To open an object by hand, a member's identity and the program "age" suffice:
      age -d -i identity.age keys/compartments/general/1/<member>.age > general.key
      age -d -i general.key objects/ab/cdef... > object
    An object below 16 MiB ends in padding: one byte 80 (hexadecimal) and bytes 00; the event that brought it in gives its size.

    The formats are public standards, described in Schemas/README.md of the program EvidenceVault.

    """.utf8)

  /// Whether a vault's folder has it.
  static func isWhole(_ vault: Folder) -> Bool {
    (try? vault.readIfPresent(VaultLayout.formatText, limit: 1 << 16)) == bytes
  }

  /// Whether the folder says that it is a vault that this version can read.
  static func check(_ folder: Folder) throws(StoreError) {
    let found: [UInt8]?
    do throws(FileError) { found = try folder.readIfPresent(VaultLayout.formatText, limit: 1 << 16) } catch {
      throw StoreError(error)
    }
    guard let found else {
      // A vault that lost this file is still a vault; `check` says so.
      do throws(FileError) {
        if try folder.status(VaultLayout.log)?.kind == .folder { return }
      } catch {
        throw StoreError(error)
      }
      throw StoreError(.notAVault, folder.path)
    }
    let first = String(decoding: found.prefix { $0 != 0x0a }, as: UTF8.self)
    if first.hasPrefix(prefix), let number = Int(first.dropFirst(prefix.count)), number > 1 {
      throw StoreError(.laterFormat, VaultLayout.formatText, "format \(number)")
    }
  }
}
