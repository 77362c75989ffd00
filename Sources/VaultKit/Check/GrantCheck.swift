internal import Custody
internal import VaultFiles
internal import VaultStore

/// Compares the wrapped keys that are there with what the roster says: who is cleared for what.
enum GrantCheck {
  /// - Parameter hasMirrors: whether this machine knows mirrors of the vault, which may have what is missing.
  static func run(_ folder: Folder, _ roster: Roster, hasMirrors: Bool, _ report: inout CheckReport) {
    guard let places = try? KeyStore(vault: folder).list() else {
      report.add(.keyInvalid, "\(VaultLayout.compartments)", "The wrapped keys cannot be listed.")
      return
    }
    let cleared = Set(
      roster.compartments.flatMap { compartment in
        compartment.cleared.map {
          WrappedKeyPlace(compartment: compartment.id, generation: compartment.generation, member: $0)
        }
      })
    for place in cleared.subtracting(places).sorted(by: { $0.path.description < $1.path.description }) {
      report.add(
        .grantMissing, "\(VaultLayout.compartments)/\(place.path)",
        "\(label(place, roster)) is cleared for \(place.compartment), and the key is not here. \(hasMirrors ? "evault mirror repair brings it back; so does" : "What puts it back is") a custodian's next change."
      )
    }
    for place in places where !isGranted(place, roster) {
      report.add(
        .grantUnknown, "\(VaultLayout.compartments)/\(place.path)",
        "A key of \(place.compartment) is wrapped for somebody who is not cleared for it. A custodian's next change removes it."
      )
    }
  }

  private static func isGranted(_ place: WrappedKeyPlace, _ roster: Roster) -> Bool {
    roster.grants(place.compartment, generation: place.generation, to: place.member)
  }

  private static func label(_ place: WrappedKeyPlace, _ roster: Roster) -> String {
    roster.member(place.member)?.label ?? place.member
  }
}
