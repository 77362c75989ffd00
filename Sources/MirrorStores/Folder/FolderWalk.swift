internal import VaultFiles

/// Walks a folder in the order of whole names' bytes, as object stores list them, and looks only where something can be wanted.
struct FolderWalk {
  let prefix: String
  let after: String?

  /// Adds files until there are `limit`. What is no file, or has a name that no file of a store has, is passed over.
  func collect(
    _ folder: Folder, _ limit: Int, below path: String = "", _ found: inout [(name: StoredName, size: UInt64)]
  ) throws(FileError) {
    var entries: [(full: String, entry: Folder.Entry)] = []
    for entry in try folder.entries() {
      guard let name = entry.name.text, let full = StoredName(path + name) else { continue }
      // With its slash a folder sorts where the names in it do.
      entries.append((entry.kind == .folder ? full.text + "/" : full.text, entry))
    }
    for (full, entry) in entries.sorted(by: { $0.full.utf8.lexicographicallyPrecedes($1.full.utf8) }) {
      guard found.count < limit else { return }
      if entry.kind == .folder {
        guard isWanted(below: full) else { continue }
        do throws(FileError) { try collect(folder.folder(entry.name), limit, below: full, &found) } catch {
          // Removed meanwhile.
          if error.code != .notFound { throw error }
        }
      } else if entry.kind == .regular, full.hasPrefix(prefix), isBehind(full), let name = StoredName(full),
        let status = try folder.status(entry.name)
      {
        found.append((name, status.size))
      }
    }
  }

  private func isWanted(below full: String) -> Bool {
    guard full.hasPrefix(prefix) || prefix.hasPrefix(full) else { return false }
    guard let after else { return true }
    return after.hasPrefix(full) || isBehind(full)
  }

  private func isBehind(_ full: String) -> Bool {
    after.map { $0.utf8.lexicographicallyPrecedes(full.utf8) } ?? true
  }
}
