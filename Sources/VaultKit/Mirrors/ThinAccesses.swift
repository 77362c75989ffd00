internal import Custody
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// The accesses that a thin vault recorded: signed, sealed and numbered, each in a file of its own, which the home vault takes into its log.
public struct ThinAccesses: Sendable {
  static let path: FilePath = "thin/accesses"
  static let maximumByteCount = AttachedEvent.maximumByteCount

  private let vault: Vault

  /// Those of a thin vault.
  public init(_ vault: Vault) { self.vault = vault }

  /// The files, in the order in which they were recorded.
  func all() throws(VaultError) -> [FilePath] { try Self.all(in: vault.folder) }

  /// The same of a vault that may not open.
  static func all(in vault: Folder) throws(VaultError) -> [FilePath] {
    try files { () throws(FileError) in
      guard try vault.status(path) != nil else { return [] }
      return try vault.folder(path).entries().filter { $0.kind == .regular && number($0.name) != nil }
        .map(\.name).sorted { (number($0) ?? 0) < (number($1) ?? 0) }
    }
  }

  /// Those that the log does not have yet, as far as it is known here.
  public func waiting() throws(VaultError) -> [FilePath] {
    let all = try all()
    guard !all.isEmpty else { return [] }
    let home = try ThinVault.records(vault.log, vault.state().head)
    return try files { () throws(FileError) in
      let folder = try vault.folder.folder(Self.path)
      var waiting: [FilePath] = []
      for name in all where try !home.contains(SHA256.hash(folder.read(name, limit: Self.maximumByteCount))) {
        waiting.append(Self.path.appending(name))
      }
      return waiting
    }
  }

  /// Records one more, durably.
  /// - Parameter seal: makes it from its number, which is one more than the last one's.
  /// - Returns: its file, below the vault.
  func add(_ seal: (UInt64) throws(VaultError) -> [UInt8]) throws(VaultError) -> FilePath {
    // Nothing is committed here that would take away what a killed command left.
    try RepairLeftovers.removeStaging(vault.folder)
    let folder = try files { () throws(FileError) in try vault.folder.folder(Self.path, create: true) }
    try files { () throws(FileError) in try folder.lock() }
    defer { folder.unlock() }
    let number = try all().last.flatMap(Self.number).map { $0 + 1 } ?? 0
    let sealed = try seal(number)
    let name = Self.name(number)
    try files { () throws(FileError) in
      try folder.replace(name, with: sealed, mode: 0o444)
      // The folder itself may be new.
      try vault.folder.folder(Self.path.parent).sync()
    }
    return Self.path.appending(name)
  }

  private static func name(_ number: UInt64) -> FilePath {
    let digits = String(number)
    return FilePath(String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".age")
  }

  private static func number(_ name: FilePath) -> UInt64? {
    guard let text = name.text, text.hasSuffix(".age"), let number = UInt64(text.dropLast(4)), self.name(number) == name
    else { return nil }
    return number
  }
}
