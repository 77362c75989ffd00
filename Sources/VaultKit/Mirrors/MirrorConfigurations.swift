public import Custody
public import VaultFiles

/// What this machine knows of a vault's mirrors: those that it can read, and those of which it only knows that there is something.
public struct MirrorConfigurations: Sendable {
  /// A mirror's configuration that cannot be read.
  public struct Broken: Sendable {
    /// What its owner calls it.
    public let name: String
    /// The file.
    public let path: FilePath
    /// What is wrong with it.
    public let why: String

    /// The same as an error: what is safe, and what to do.
    public var error: VaultError {
      VaultError(
        .failed,
        "What this machine knows of the mirror \(name) cannot be read: \(path): \(why)",
        safe: "What lies in the mirror is as it was.",
        next: "Mend that file, or remove it and name the mirror again: evault mirror add \(name) ADDRESS")
    }
  }

  /// Those that can be read, by name.
  public private(set) var all: [MirrorConfiguration] = []
  /// The others, by name.
  public private(set) var broken: [Broken] = []

  /// Reads them. Files whose name is no mirror's are none.
  public init(of vault: Fingerprint) throws(VaultError) {
    guard let folder = try MirrorConfiguration.open(vault, create: false) else { return }
    let entries = try files { () throws(FileError) in try folder.entries() }
    for entry in entries.sorted(by: { $0.name.description < $1.name.description }) {
      guard let name = entry.name.text, MirrorConfiguration.isName(name) else { continue }
      do throws(VaultError) {
        all.append(try Self.read(name, in: folder, entry))
      } catch {
        broken.append(
          Broken(name: name, path: folder.path.appending(entry.name), why: VisibleText.escape(error.message)))
      }
    }
  }

  private static func read(
    _ name: String, in folder: Folder, _ entry: Folder.Entry
  ) throws(VaultError) -> MirrorConfiguration {
    guard entry.kind == .regular else { throw VaultError(.corrupt, "It is no file.") }
    let bytes = try files { () throws(FileError) in
      try folder.read(entry.name, limit: MirrorConfiguration.maximumByteCount)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw VaultError(.corrupt, "It is no text.") }
    var values: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map { String($0) }
      guard parts.count == 2, MirrorConfiguration.words.contains(parts[0]), values[parts[0]] == nil else {
        throw VaultError(.corrupt, "A line is none of a mirror's: \(line.prefix(80))")
      }
      values[parts[0]] = parts[1]
    }
    guard let address = values["address"] else { throw VaultError(.corrupt, "It has no address.") }
    return try MirrorConfiguration(
      name, address: address, endpoint: values["endpoint"], region: values["region"], caFile: values["ca-file"],
      keys: values["keys"], retain: values["retain"], mode: values["mode"])
  }
}
