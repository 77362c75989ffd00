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
      (compartment.shredded + 1...compartment.generation).map {
        WrappedKeyPlace(compartment: compartment.id, generation: $0, member: member.kid)
      }
    }
  }

  /// Newest keys that the roster grants to others and that are not in a folder, where the member can seal them anew.
  /// - Returns: nil beside a place: the member has that key, and it does not open from here yet.
  func missing(in folder: Folder) -> [(place: WrappedKeyPlace, bytes: [UInt8]?)] {
    guard let member, let age else { return [] }
    let own = Set(places)
    var found: [(place: WrappedKeyPlace, bytes: [UInt8]?)] = []
    for compartment in rosters.current.compartments {
      let mine = WrappedKeyPlace(compartment: compartment.id, generation: compartment.generation, member: member.kid)
      guard own.contains(mine) else { continue }
      let key = rosters.recipient(of: compartment.id, generation: compartment.generation).flatMap {
        try? KeyStore(vault: folder).open(
          compartment.id, generation: compartment.generation, recipient: $0, member: member, with: age)
      }
      for kid in compartment.cleared where kid != member.kid {
        let place = WrappedKeyPlace(compartment: compartment.id, generation: compartment.generation, member: kid)
        guard let other = rosters.current.member(kid), other.recipient != nil,
          (try? folder.status(VaultLayout.compartments.appending(place.path))) == .some(nil)
        else { continue }
        found.append((place, key.flatMap { try? KeyStore.seal($0, to: other, vault: rosters.fingerprint) }))
      }
    }
    return found
  }

  /// Whether a place is of a compartment's newest key: older ones only who was cleared then has.
  func isNewest(_ place: WrappedKeyPlace) -> Bool {
    rosters.current.compartments.contains { $0.id == place.compartment && $0.generation == place.generation }
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
