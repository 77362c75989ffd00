public import Custody
internal import VaultFiles

/// What this machine remembers of a vault's recovery: that shares were rehearsed, or that its owner refused to have any.
public struct RecoveryMemory: Sendable {
  private static let refusal = "refused"
  private static let maximum = 4096

  private let vault: Fingerprint
  private var folder: FilePath? { (try? Machine.stateFolder)?.appending("recovery") }

  /// The memory of a vault.
  public init(_ vault: Fingerprint) { self.vault = vault }

  /// Notes that the recovery identity of this `kid` was put together and opened what it should. Best effort.
  public func note(_ kid: String) { write(kid) }

  /// Notes that the owner wants none. Best effort.
  public func noteRefusal() { write(Self.refusal) }

  /// What a custodian should be reminded of; nil where there is nothing.
  public func reminder(_ roster: Roster) -> String? {
    let noted = folder.flatMap { try? Folder.open($0).readIfPresent(FilePath(vault.description), limit: Self.maximum) }
      .map { String(decoding: $0, as: UTF8.self) }
    let keys = roster.members.filter { $0.label.hasPrefix(RecoveryIdentity.labelPrefix) }.map(\.kid)
    if keys.isEmpty {
      return noted == Self.refusal
        ? nil
        : "There is no recovery: a lost identity loses everything in this vault. See: evault recovery split --help"
    }
    return noted.map(keys.contains) == true
      ? nil : "The recovery shares were never rehearsed on this machine. See: evault recovery rehearse --help"
  }

  private func write(_ text: String) {
    guard let folder else { return }
    try? Folder.createAll(folder).replace(FilePath(vault.description), with: Array(text.utf8))
  }
}
