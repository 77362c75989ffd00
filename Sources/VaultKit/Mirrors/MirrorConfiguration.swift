public import Custody
public import MirrorStores
internal import VaultFiles

/// Where a vault's mirrors are, as this machine knows it (Schemas/README.md §3.20). Nothing in it is secret.
public struct MirrorConfiguration: Sendable {
  static let maximumByteCount = 16 << 10
  static let words = ["address", "endpoint", "region", "ca-file", "keys", "retain", "mode"]

  /// What its owner calls it: 1 to 32 characters `a-z`, `0-9` and `-`.
  public let name: String
  /// Where it is.
  public let location: MirrorLocation
  /// Where its wrapped keys lie, apart from everything else; nil where they do not.
  public let keys: MirrorLocation?
  /// How what is brought there is locked; nil where it is not.
  public let lock: MirrorLock?
  private let values: [String: String]

  /// A mirror.
  /// - Parameters:
  ///   - keys: a folder, or a bucket of the same service.
  ///   - retain: for how long what is brought is locked, as ``RetentionPeriod`` has it.
  ///   - mode: `compliance` or `governance`; goes with `retain`.
  /// - Throws: `.usage` for a name or an address that is none, and for a lock that is none.
  public init(
    _ name: String, address: String, endpoint: String? = nil, region: String? = nil, caFile: String? = nil,
    keys: String? = nil, retain: String? = nil, mode: String? = nil
  ) throws(VaultError) {
    guard Self.isName(name) else {
      throw VaultError(.usage, "A mirror's name has 1 to 32 characters: a to z, 0 to 9, hyphens.")
    }
    self.name = name
    location = try Self.location(address, endpoint: endpoint, region: region, caFile: caFile)
    let apart = try keys.map { keys throws(VaultError) in
      let isFolder = keys.hasPrefix("file:")
      guard isFolder || address.hasPrefix("s3:") else {
        throw VaultError(.usage, "Keys of a mirror in a folder lie in a folder, too: --keys file:///path")
      }
      return try Self.location(
        keys, endpoint: isFolder ? nil : endpoint, region: isFolder ? nil : region, caFile: isFolder ? nil : caFile)
    }
    guard apart?.address != location.address else {
      throw VaultError(
        .usage, "Keys apart need another place than the mirror's own.", safe: "Nothing was changed.",
        next: "Choose a place for them outside of it: --keys file:///path")
    }
    self.keys = apart
    lock = try Self.lock(retain, mode, address)
    var values = ["address": address]
    values["keys"] = keys
    values["retain"] = retain
    values["mode"] = mode
    values["endpoint"] = endpoint
    values["region"] = region
    values["ca-file"] = caFile
    self.values = values
  }

  /// Whether a text is a mirror's name: 1 to 32 characters `a-z`, `0-9` and `-`.
  static func isName(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }

  private static func lock(_ retain: String?, _ mode: String?, _ address: String) throws(VaultError) -> MirrorLock? {
    guard let retain else {
      guard mode == nil else { throw VaultError(.usage, "--mode says how --retain locks: it needs it.") }
      return nil
    }
    guard address.hasPrefix("s3:") else {
      throw VaultError(.usage, "A folder locks nothing: --retain is for buckets with object lock.")
    }
    guard let period = RetentionPeriod(retain) else {
      throw VaultError(.usage, "--retain takes days, months or years: 90d, 18mo, 7y; up to a hundred years.")
    }
    guard let mode = mode.flatMap(Retention.Mode.init(rawValue:)) else {
      throw VaultError(
        .usage, "--retain needs --mode compliance, which nobody can end early, or --mode governance.",
        safe: "Nothing was changed.",
        next: "Choose governance where somebody must be able to delete before the end, as a law may ask.")
    }
    return MirrorLock(mode, period)
  }

  /// A mirror's address, taken apart.
  /// - Throws: `.usage` for one that is none.
  public static func location(
    _ address: String, endpoint: String? = nil, region: String? = nil, caFile: String? = nil
  ) throws(VaultError) -> MirrorLocation {
    for value in [address, endpoint, region, caFile].compactMap({ $0 }) where VisibleText.escape(value) != value {
      throw VaultError(
        .usage, "There are characters in this that cannot be shown: \(VisibleText.escape(value))",
        safe: "Nothing was changed.", next: "Choose a place whose address is plain text.")
    }
    guard let location = MirrorLocation(address, endpoint: endpoint, region: region, caFile: caFile) else {
      let place = "This is no place for a mirror: \(VisibleText.escape(address))"
      let why =
        if let endpoint, MirrorLocation(address, region: region, caFile: caFile) != nil {
          endpoint.contains("@")
            ? "--endpoint has a user's name, which is no part of a service's address."
            : "--endpoint is no address of a service: \(VisibleText.escape(endpoint))"
        } else if let region, MirrorLocation(address, endpoint: endpoint, caFile: caFile) != nil {
          "--region is none (letters, digits and hyphens, at most 64): \(VisibleText.escape(region))"
        } else if address.utf8.count > 512 {
          place + " (a prefix has at most 512 bytes)"
        } else {
          place
        }
      throw VaultError(
        .usage, why, safe: "Nothing was changed.",
        next:
          "A folder is file:///path, a bucket s3://bucket/prefix (letters, digits, . _ - and /); --endpoint is https://host, or http:// on this machine."
      )
    }
    return location
  }

  /// Its address, without what else belongs to a service.
  public var address: String { location.address }

  /// The service's own address; nil for a folder.
  public var endpoint: String? { location.service }

  /// The command that makes a vault anew from it.
  func cloneCommand(_ vault: Fingerprint) -> String {
    let options = [("endpoint", "--endpoint"), ("region", "--region"), ("ca-file", "--ca-file"), ("keys", "--keys")]
    return "evault clone \(address) DIR"
      + options.compactMap { word, option in values[word].map { " \(option) \($0)" } }.joined()
      + " --fingerprint \(vault)"
  }

  /// All mirrors of a vault, by name.
  /// - Throws: `.failed` where there is one whose configuration cannot be read: nobody is to take the others for all.
  public static func all(of vault: Fingerprint) throws(VaultError) -> [MirrorConfiguration] {
    let known = try MirrorConfigurations(of: vault)
    if let broken = known.broken.first { throw broken.error }
    return known.all
  }

  /// The mirror of this name.
  /// - Throws: `.usage` where there is none, `.failed` where what is known of it cannot be read.
  public static func named(_ name: String, of vault: Fingerprint) throws(VaultError) -> MirrorConfiguration {
    let known = try MirrorConfigurations(of: vault)
    if let broken = known.broken.first(where: { $0.name == name }) { throw broken.error }
    guard let found = known.all.first(where: { $0.name == name }) else {
      throw VaultError(
        .usage, "This machine knows no mirror \(VisibleText.escape(name)) of this vault.",
        next: "See: evault mirror list"
      )
    }
    return found
  }

  /// Keeps it, unless this machine knows the place already.
  /// - Returns: what this machine knows the place as: it may have another name.
  /// - Throws: `.usage` where there is another one of this name.
  public func remember(for vault: Fingerprint) throws(VaultError) -> MirrorConfiguration {
    if let known = try Self.all(of: vault).first(where: { $0.location == location }) { return known }
    try save(for: vault)
    return self
  }

  /// Keeps it.
  /// - Throws: `.usage` where there is one of this name.
  func save(for vault: Fingerprint) throws(VaultError) {
    try requireFreeName(for: vault)
    guard let folder = try Self.open(vault, create: true) else { return }
    let text = Self.words.compactMap { word in values[word].map { "\(word) \($0)\n" } }.joined()
    try files { () throws(FileError) in try folder.replace(FilePath(name), with: Array(text.utf8)) }
  }

  /// Refuses a name that another mirror has.
  func requireFreeName(for vault: Fingerprint) throws(VaultError) {
    guard let folder = try Self.open(vault, create: false) else { return }
    guard try files({ () throws(FileError) in try folder.status(FilePath(name)) }) == nil else {
      throw VaultError(
        .usage, "There is a mirror \(name) already.", safe: "Nothing was changed.", next: "Choose another name.")
    }
  }

  /// Forgets it. What lies there stays.
  public func remove(from vault: Fingerprint) throws(VaultError) {
    guard let folder = try Self.open(vault, create: false) else { return }
    try files { () throws(FileError) in
      try folder.remove(FilePath(name))
      try folder.sync()
    }
  }

  static func open(_ vault: Fingerprint, create: Bool) throws(VaultError) -> Folder? {
    let path = try Machine.configurationFolder.appending("mirrors").appending(FilePath(vault.description))
    do throws(FileError) {
      return create ? try Folder.createAll(path) : try Folder.open(path)
    } catch {
      if error.code == .notFound { return nil }
      throw VaultError(error)
    }
  }
}
