internal import Custody
internal import VaultFiles
internal import VaultStore

/// Compares the wrapped keys that are there with what the rosters say: who is cleared for what, in all generations that were not shredded; and looks at
/// the form of each, since only its owner can tell whether it opens (Schemas/README.md §3.5).
struct GrantCheck {
  private let folder: Folder
  private let rosters: RosterHistory
  /// Whether this machine knows mirrors of the vault, which may have what is lacking.
  private let hasMirrors: Bool
  private let places: [WrappedKeyPlace]

  /// - Returns: how many keys of granted places are there and have the form, of each member.
  @discardableResult
  static func run(
    _ folder: Folder, _ rosters: RosterHistory, hasMirrors: Bool, _ report: inout CheckReport
  ) -> [String: Int] {
    guard let places = try? KeyStore(vault: folder).list() else {
      report.add(.keyInvalid, "\(VaultLayout.compartments)", "The wrapped keys cannot be listed.")
      return [:]
    }
    let check = GrantCheck(folder: folder, rosters: rosters, hasMirrors: hasMirrors, places: places)
    return check.run(&report)
  }

  private func run(_ report: inout CheckReport) -> [String: Int] {
    let granted = rosters.current.compartments.flatMap { compartment in
      rosters.generations(of: compartment).flatMap { generation in
        compartment.cleared.map { WrappedKeyPlace(compartment: compartment.id, generation: generation, member: $0) }
      }
    }
    let there = Set(places)
    let whole = Set(
      granted.filter { there.contains($0) && WrappedKeyFile.isWhole(at: $0, in: folder, of: rosters.fingerprint) })
    for place in granted.filter({ !whole.contains($0) }).sorted(by: { $0.path.description < $1.path.description }) {
      let key = "the key of generation \(place.generation)"
      let isThere = there.contains(place)
      report.add(
        isThere ? .grantDamaged : .grantMissing, path(place),
        "\(label(place)) is cleared for \(place.compartment), and \(key) \(isThere ? "has not the form of one: it is damaged" : "is not here"). \(wayOut(place, whole))"
      )
    }
    for place in places
    where !rosters.current.grants(place.compartment, generation: place.generation, to: place.member) {
      report.add(
        .grantUnknown, path(place),
        "A key of \(place.compartment) is wrapped for somebody who is not cleared for it. A custodian's next change removes it."
      )
    }
    return whole.reduce(into: [:]) { $0[$1.member, default: 0] += 1 }
  }

  private func wayOut(_ place: WrappedKeyPlace, _ whole: Set<WrappedKeyPlace>) -> String {
    let isHeld = whole.contains { $0.compartment == place.compartment && $0.generation == place.generation }
    guard isHeld else {
      let source =
        hasMirrors ? "evault mirror repair asks the mirrors for it" : "Bring it back from a copy of this folder"
      return "Nobody has that key here, and what is sealed to it opens for nobody. \(source)."
    }
    return hasMirrors
      ? "evault mirror repair brings it back; so does the next change by a custodian who has it."
      : "What puts it back is the next change by a custodian who has it."
  }

  private func path(_ place: WrappedKeyPlace) -> String { "\(VaultLayout.compartments)/\(place.path)" }

  private func label(_ place: WrappedKeyPlace) -> String {
    rosters.current.member(place.member)?.label ?? place.member
  }
}
