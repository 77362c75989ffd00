internal import Age
internal import Custody
internal import VaultFiles
internal import VaultStore

/// The wrapped keys that a roster grants one member, and whether they open: what opens is proven, since its recipient stands in the roster.
struct VaultKeys {
  let places: [WrappedKeyPlace]
  private let rosters: RosterHistory
  private let member: Member?
  private let age: X25519Identity?

  init(_ rosters: RosterHistory, _ identity: MemberIdentity) {
    self.rosters = rosters
    let member = rosters.current.member(identity.signer.kid)
    self.member = member
    age = identity.ageIdentity
    guard let member, identity.ageIdentity != nil else {
      places = []
      return
    }
    places = rosters.current.compartments.filter { $0.cleared.contains(member.kid) }.flatMap { compartment in
      rosters.generations(of: compartment).map {
        WrappedKeyPlace(compartment: compartment.id, generation: $0, member: member.kid)
      }
    }
  }

  /// Keys that the roster grants to others and that are not in a folder, or have not the form of one, where the member has those of the same
  /// generation.
  /// - Returns: the key sealed anew; nil beside a place: the member's own does not open from here yet.
  func missing(in folder: Folder) -> [(place: WrappedKeyPlace, bytes: [UInt8]?)] {
    guard let member, let age else { return [] }
    var found: [(place: WrappedKeyPlace, bytes: [UInt8]?)] = []
    for mine in places {
      let cleared = rosters.current.compartment(mine.compartment)?.cleared ?? []
      let lacking = cleared.filter { $0 != member.kid }.map {
        WrappedKeyPlace(compartment: mine.compartment, generation: mine.generation, member: $0)
      }.filter { !WrappedKeyFile.isWhole(at: $0, in: folder, of: rosters.fingerprint) }
      guard !lacking.isEmpty else { continue }
      let key = rosters.recipient(of: mine.compartment, generation: mine.generation).flatMap {
        try? KeyStore(vault: folder).open(
          mine.compartment, generation: mine.generation, recipient: $0, member: member, with: age)
      }
      for place in lacking {
        guard let other = rosters.current.member(place.member), other.recipient != nil else { continue }
        found.append((place, key.flatMap { try? KeyStore.seal($0, to: other, vault: rosters.fingerprint) }))
      }
    }
    return found
  }

  /// Whether a key opens from a folder; nil where it is not there.
  func opens(_ place: WrappedKeyPlace, in folder: Folder) -> Bool? {
    guard let member, let age, let recipient = rosters.recipient(of: place.compartment, generation: place.generation)
    else { return false }
    do throws(StoreError) {
      let key = try KeyStore(vault: folder).open(
        place.compartment, generation: place.generation, recipient: recipient, member: member, with: age)
      return key == nil ? nil : true
    } catch {
      return false
    }
  }
}
