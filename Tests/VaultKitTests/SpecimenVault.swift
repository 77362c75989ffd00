import TestSupport
import VaultFiles
import VaultKit

/// A vault in a folder of its own, with its founder at work.
struct SpecimenVault {
  let scratch: TemporaryFolder
  let identity: MemberIdentity
  let session: UnlockedVault

  init() throws {
    scratch = try TemporaryFolder()
    var identity = try MemberIdentity.generate()
    let path = FilePath(scratch.path("case.vault"))
    let founded = try VaultFounding.found(
      at: path, by: identity, label: "custodian-1", acceptsWeakStorage: true, pin: { _ in })
    identity.knownVaults.append(founded.fingerprint)
    self.identity = identity
    session = try UnlockedVault(Vault(path), identity: identity)
  }

  var path: FilePath { session.vault.folder.path }

  /// Brings in a file with this content.
  func add(_ name: String, _ bytes: [UInt8], type: ItemType? = nil, source: String = "") throws -> AddedItem {
    try scratch.write(bytes, to: name)
    var record = PersonalRecord()
    record.type = type
    try record.set("source", source)
    let report = try Intake(session).run(IntakeRequest(paths: [FilePath(scratch.path(name))], record: record))
    if let failure = report.failure { throw failure }
    guard let item = report.added.first, report.added.count == 1, report.skipped.isEmpty else {
      throw VaultError(.failed, "\(name) did not come in")
    }
    return item
  }
}
