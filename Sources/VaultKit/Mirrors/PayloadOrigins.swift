internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// The mirrors that a payload comes from which a thin vault does not have: the first that answers and has it; others only where that one fails.
struct PayloadOrigins {
  /// The one that said it has it.
  private let source: Mirror
  /// How many bytes it said it has: no more of it is taken.
  let size: UInt64
  /// Those behind it, which nobody asked yet.
  private let others: ArraySlice<MirrorConfiguration>
  private let limit: RateLimit?

  /// Asks the mirrors that this machine knows, one after the other, until one has it. Those behind it learn nothing.
  /// - Parameter limit: how fast it may come, of all of them together.
  /// - Returns: nil where the payload is in the vault itself.
  /// - Throws: `.rolledBack` where no mirror has it, and what kept one from answering.
  init?(_ vault: Vault, _ payload: SHA256Digest, limit: RateLimit? = nil) throws(VaultError) {
    guard vault.isThin, try files({ () throws(FileError) in try vault.objects.size(payload) }) == nil else {
      return nil
    }
    let configurations = try MirrorConfigurations(of: vault.fingerprint)
    let known = configurations.all
    // One that cannot be read keeps nobody from asking the others.
    var failures = configurations.broken.map { "\($0.name): \($0.error.message)" }
    guard !known.isEmpty || !failures.isEmpty else {
      throw VaultError(
        .failed, "The payload is not in this thin vault, and this machine knows no mirror of it.",
        safe: "Nothing was released.", next: "Name the mirror: evault mirror add NAME ADDRESS")
    }
    for (place, configuration) in known.enumerated() {
      do throws(VaultError) {
        let mirror = try Mirror(configuration, limit: limit)
        let size = try VaultKit.mirror { () throws(MirrorStoreError) in
          try mirror.store.size(of: MirrorLayout.object(payload))
        }
        if let size {
          (source, others, self.size, self.limit) = (mirror, known[(place + 1)...], size, limit)
          return
        }
      } catch {
        failures.append("\(configuration.name): \(error.message)")
      }
    }
    guard failures.isEmpty else {
      throw VaultError(
        .failed, "The payload is not in this thin vault, and cannot be had. \(failures.joined(separator: " "))",
        safe: "Nothing was released.", next: "Try again when a mirror can be reached.")
    }
    throw VaultError(
      .rolledBack, "The payload (\(ObjectStore.path(of: payload))) is neither in this thin vault nor in its mirrors.",
      safe: "Nothing was released.", next: "It may have been erased since: evault mirror pull NAME")
  }

  /// Tries one mirror after the other, until one has it whole.
  /// - Returns: the mirror's name.
  /// - Throws: why the first of them did not have it whole; what cannot be written ends it.
  func first(_ body: (Mirror) throws(PayloadReader.Failure) -> Void) throws(PayloadReader.Failure) -> String {
    let failure: PayloadReader.Failure
    do throws(PayloadReader.Failure) {
      try body(source)
      return source.name
    } catch {
      if case .output = error { throw error }
      failure = error
    }
    for configuration in others {
      do throws(PayloadReader.Failure) {
        let mirror = try open(configuration)
        try body(mirror)
        return mirror.name
      } catch {
        if case .output = error { throw error }
      }
    }
    throw failure
  }

  private func open(_ configuration: MirrorConfiguration) throws(PayloadReader.Failure) -> Mirror {
    do throws(VaultError) { return try Mirror(configuration, limit: limit) } catch { throw .origin(error) }
  }

  /// Brings its sealed bytes, compared with its name.
  /// - Returns: the mirror that they came from.
  func fetch(
    _ payload: SHA256Digest, into store: ObjectStore, _ staging: StagingFolder,
    _ progress: @escaping @Sendable (UInt64) -> Void
  ) throws(VaultError) -> String {
    do throws(PayloadReader.Failure) {
      return try first { mirror throws(PayloadReader.Failure) in
        let fetching = ObjectFetching(
          store, staging, from: mirror, nil, progress, { false },
          sizes: mirror.name == source.name ? [payload: size] : [:])
        do throws(VaultError) { try fetching.run([payload]) } catch { throw .origin(error) }
        guard let why = fetching.result.bad[payload] else { return }
        throw .origin(
          VaultError(
            .corrupt, "The payload (\(ObjectStore.path(of: payload))) is damaged in the mirror \(mirror.name): \(why).",
            safe: "Nothing was released.", next: "The home vault repairs the mirror: evault mirror repair"))
      }
    } catch {
      if case .origin(let error) = error { throw error }
      throw VaultError(.failed, "The payload is in no mirror.", safe: "Nothing was released.")
    }
  }
}
