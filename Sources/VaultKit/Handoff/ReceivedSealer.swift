internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Makes the `received` events of an offer's items.
struct ReceivedSealer: ~Copyable {
  private let session: UnlockedVault
  private let offered: OfferedVault
  private let late: String?
  private let roster: [UInt8]
  private var sealer: RecordSealer

  init(_ session: UnlockedVault, _ offered: OfferedVault, _ late: String?) throws(VaultError) {
    let roster = try Self.roster(offered)
    let sealer = try RecordSealer(session)
    self.session = session
    self.offered = offered
    self.late = late
    self.roster = roster
    self.sealer = sealer
  }

  /// The field vault's roster without its compartments: their names do not prove the field log, and a bundle shows this roster.
  private static func roster(_ offered: OfferedVault) throws(VaultError) -> [UInt8] {
    do throws(SDJWTError) {
      return try offered.state.rosters.current.token.presenting { path, _ in
        path.components.first == .name("members")
      }.serialized
    } catch {
      throw VaultError(error)
    }
  }

  /// The entry that brings an item home; its record is written.
  mutating func entry(
    _ item: OfferedItem, _ state: VaultState, _ staging: StagingFolder
  ) throws(VaultError) -> LogEntry {
    guard let event = item.event else { throw VaultError(.failed, "Entry \(item.index) of the offer was not read.") }
    let proof: InclusionProof
    do throws(TileError<StoreError>) {
      proof = try offered.log.tree(size: offered.state.head.size)
        .inclusionProof(leafIndex: item.index, treeSize: offered.state.head.size)
    } catch {
      throw VaultError(StoreError(error))
    }
    let reception = Reception(
      field: offered.offer.vault, offer: offered.offer.offer, roster: roster,
      checkpoint: offered.state.note,
      entries: [Reception.Entry(index: item.index, entry: item.entry, proof: proof.hashes)])
    var members = reception.claims
    if let late { members.append(JSONMember("late", .string(late))) }
    members.append(JSONMember("objects", .array(item.entry.objects.map { .string($0.hex) })))
    guard let claims = JSONObject(members) else { throw VaultError(.failed, "An event has a claim twice.") }
    let statement = EventStatement(
      vault: session.vault.fingerprint, event: sealer.identifier(), recorded: .now, type: .transfer,
      item: event.statement.item, position: .next(1, after: event.digest), roster: state.rosters.current.version,
      head: state.head)
    let record = try sealer.seal(
      statement, .received, claims,
      to: session.recipient(of: event.compartment ?? Compartment.general, in: state.rosters))
    let name = try files { () throws(FileError) in try session.vault.objects.add(record.object, staging: staging) }
    return LogEntry(
      isControl: event.statement.type.isControl, event: record.digest, objects: [name] + item.entry.objects)
  }
}
