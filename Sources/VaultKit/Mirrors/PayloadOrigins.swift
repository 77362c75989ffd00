internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// The mirrors that have a payload which a thin vault does not.
struct PayloadOrigins {
  let mirrors: [Mirror]

  /// Asks all mirrors that this machine knows. None learns more than that somebody asks.
  /// - Returns: nil where the payload is in the vault itself.
  /// - Throws: `.rolledBack` where no mirror has it, and what kept one from answering.
  init?(_ vault: Vault, _ payload: SHA256Digest) throws(VaultError) {
    guard vault.isThin, try files({ () throws(FileError) in try vault.objects.size(payload) }) == nil else {
      return nil
    }
    let known = try MirrorConfiguration.all(of: vault.fingerprint)
    guard !known.isEmpty else {
      throw VaultError(
        .failed, "The payload is not in this thin vault, and this machine knows no mirror of it.",
        safe: "Nothing was released.", next: "Name the mirror: evault mirror add NAME ADDRESS")
    }
    var found: [Mirror] = []
    var failures: [String] = []
    for configuration in known {
      do throws(VaultError) {
        let mirror = try Mirror(configuration)
        let size = try VaultKit.mirror { () throws(MirrorStoreError) in
          try mirror.store.size(of: MirrorLayout.object(payload))
        }
        if size != nil { found.append(mirror) }
      } catch {
        failures.append("\(configuration.name): \(error.message)")
      }
    }
    guard !found.isEmpty || failures.isEmpty else {
      throw VaultError(
        .failed, "The payload is not in this thin vault, and cannot be had. \(failures.joined(separator: " "))",
        safe: "Nothing was released.", next: "Try again when a mirror can be reached.")
    }
    guard !found.isEmpty else {
      throw VaultError(
        .rolledBack, "The payload (\(ObjectStore.path(of: payload))) is neither in this thin vault nor in its mirrors.",
        safe: "Nothing was released.", next: "It may have been erased since: evault mirror pull NAME")
    }
    mirrors = found
  }

  /// Tries one mirror after the other, until one has it whole.
  /// - Returns: the mirror's name.
  func first(_ body: (Mirror) throws(PayloadReader.Failure) -> Void) throws(PayloadReader.Failure) -> String {
    var last = PayloadReader.Failure.missing
    for mirror in mirrors {
      do throws(PayloadReader.Failure) {
        try body(mirror)
        return mirror.name
      } catch {
        // What keeps it from being written keeps the next one, too.
        if case .output = error { throw error }
        last = error
      }
    }
    throw last
  }

  /// Brings its sealed bytes, compared with its name.
  /// - Returns: the mirror that they came from.
  func fetch(_ payload: SHA256Digest, into store: ObjectStore, _ staging: StagingFolder) throws(VaultError) -> String {
    var last = VaultError(.failed, "The payload is in no mirror.")
    for mirror in mirrors {
      let fetching = ObjectFetching(store, staging, from: mirror, { _ in }, { false })
      do throws(VaultError) {
        try fetching.run([payload])
        guard let why = fetching.result.bad[payload] else { return mirror.name }
        last = VaultError(
          .corrupt, "The payload (\(ObjectStore.path(of: payload))) is damaged in the mirror \(mirror.name): \(why).",
          safe: "Nothing was released.", next: "The home vault repairs the mirror: evault mirror repair")
      } catch {
        last = error
      }
    }
    throw last
  }
}
