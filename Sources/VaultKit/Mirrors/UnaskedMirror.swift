internal import Custody

/// A mirror that could not be asked, or not to the end: what is whole nowhere else may be whole there, and is not lost.
public struct UnaskedMirror: Sendable {
  /// What this machine calls it.
  public let mirror: String
  /// Why it was not asked, in plain words.
  public let why: String
  /// What to do next; empty where there is nothing to do.
  public let next: String
  /// Whether it was a fault of this machine's own, and not the mirror's.
  public let isOwnFault: Bool

  init(_ mirror: String, _ error: VaultError) {
    let error = error.forRepair
    (self.mirror, why, next, isOwnFault) = (mirror, error.message, error.next, error.isOwnFault)
  }

  private init(unwanted mirror: String) {
    (self.mirror, why, next) = (mirror, "This repair was not to ask it.", "All mirrors: evault mirror repair")
    isOwnFault = false
  }

  /// Mirrors that this machine knows of a vault, and that a repair is not about.
  static func besides(_ mirrors: [MirrorConfiguration], of vault: Fingerprint) throws(VaultError) -> [UnaskedMirror] {
    let known = try MirrorConfigurations(of: vault)
    let names = Set(mirrors.map(\.name))
    return known.all.filter { !names.contains($0.name) }.map { UnaskedMirror(unwanted: $0.name) }
      + known.broken.filter { !names.contains($0.name) }.map { UnaskedMirror($0.name, $0.error) }
  }
}
