internal import Custody
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles

/// Looks at the accesses that a thin vault keeps for its home: nothing else has them, and one that is broken is missing in the log some day.
enum AccessFileCheck {
  private static let next = "Look for a whole copy of it: the home vault's log cannot take this one."

  /// Their form, which needs no key.
  static func run(_ vault: Folder, _ report: inout CheckReport) {
    guard ThinVault.isThin(vault) else { return }
    do throws(VaultError) {
      for name in try ThinAccesses.all(in: vault) {
        let path = ThinAccesses.path.appending(name)
        guard let sealed = read(path, vault, &report) else { continue }
        if sealed.isEmpty {
          report.add(.recordDamaged, path.description, "This access event is empty. \(next)")
        } else if !AttachedEvent.hasForm(sealed) {
          report.add(.recordDamaged, path.description, "This is no access event: it is no age file. \(next)")
        }
      }
    } catch {
      report.add(.recordDamaged, ThinAccesses.path.description, error.message)
    }
  }

  /// What they say: whether the home vault's log can take them. What it has already is passed over: who recorded it may be gone since.
  static func run(_ session: UnlockedVault, _ state: VaultState, _ report: inout CheckReport) {
    let vault = session.vault.folder
    guard session.vault.isThin, let names = try? ThinAccesses.all(in: vault), !names.isEmpty else { return }
    let home = (try? ThinVault.records(session.vault.log, state.head)) ?? []
    for name in names {
      let path = ThinAccesses.path.appending(name)
      guard let sealed = try? vault.read(path, limit: ThinAccesses.maximumByteCount), AttachedEvent.hasForm(sealed),
        !home.contains(SHA256.hash(sealed))
      else { continue }
      do throws(VaultError) {
        _ = try AttachedEvent.entry(sealed, path, session, state, index: state.head.size)
      } catch {
        if error.kind == .corrupt, AttachedEvent.isForOthers(sealed, session) {
          report.add(
            .recordNotCleared, path.description,
            "This access event is sealed to a compartment you are not cleared for: unverifiable with your keys.",
            as: .notice)
        } else {
          report.add(
            error.kind == .corrupt ? .recordDamaged : .eventRefused, path.description,
            "This access event cannot be taken: \(error.message) \(next)")
        }
      }
    }
  }

  private static func read(_ path: FilePath, _ vault: Folder, _ report: inout CheckReport) -> [UInt8]? {
    do throws(FileError) { return try vault.read(path, limit: ThinAccesses.maximumByteCount) } catch {
      report.add(.recordDamaged, path.description, VaultError(error).message)
      return nil
    }
  }
}
