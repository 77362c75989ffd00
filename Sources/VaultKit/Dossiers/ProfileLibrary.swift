internal import Catalogue
internal import Custody
public import Dossiers

/// The profiles that there are in a vault: those of the program, and the organisation's own (Schemas/README.md §3.17).
public struct ProfileLibrary: Sendable {
  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Every version: the program's first, then the organisation's in the order of the log. One that is not higher than the organisation's before is passed
  /// over. The organisation's go before the program's, whatever a later program brings.
  public func versions() throws(VaultError) -> [ProfileVersion] {
    var order = Order()
    let (places, state) = try session.catalogue.read(session) { view throws(VaultError) in
      (
        try catalogued { () throws(CatalogueError) in
          try view.catalogue.entries(mentioning: CataloguedEvent.profileMark)
        }, view.state
      )
    }
    try EventWalk(session: session, state: state).forEach(at: places) { result throws(VaultError) in
      guard case .success(let event) = result, let version = ProfileVersion(event) else { return }
      order.take(version)
    }
    return order.versions
  }

  /// The newest version of each, by name.
  public func current() throws(VaultError) -> [ProfileVersion] {
    var newest: [String: ProfileVersion] = [:]
    for version in try versions() { newest[version.profile.name] = version }
    return newest.values.sorted { $0.profile.name < $1.profile.name }
  }

  /// The newest version of a profile.
  /// - Throws: `.usage` where there is none of this name.
  public func newest(_ name: String) throws(VaultError) -> ProfileVersion {
    guard let version = try versions().last(where: { $0.profile.name == name }) else {
      throw VaultError(.usage, "There is no profile of this name.", next: "See: evault dossier profiles")
    }
    return version
  }

  /// The profile that a dossier keeps to; nil where this member cannot read it, or it came with another version of the program.
  public func profile(_ reference: ProfileReference) throws(VaultError) -> Profile? {
    try versions().last { $0.reference == reference }?.profile
  }

  /// Versions that go up.
  struct Order {
    private(set) var versions = Profiles.names.compactMap(Profiles.named).map { ProfileVersion($0) }

    /// - Returns: whether it may stand there.
    @discardableResult
    mutating func take(_ version: ProfileVersion) -> Bool {
      let before = versions.last { $0.event != nil && $0.profile.name == version.profile.name }
      guard version.profile.version > before?.profile.version ?? 0 else { return false }
      versions.append(version)
      return true
    }
  }
}
