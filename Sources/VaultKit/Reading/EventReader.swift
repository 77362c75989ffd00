internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Opens record objects and verifies the events in them. May be used by several threads at once.
struct EventReader: Sendable {
  private static let maximumRecord = 64 << 20

  let objects: ObjectStore
  let rosters: RosterHistory
  private let general: [AgeIdentity]
  private let control: [AgeIdentity]

  init(_ session: UnlockedVault, _ rosters: RosterHistory) {
    objects = session.vault.objects
    self.rosters = rosters
    control = session.keys.identities(preferring: Compartment.control)
    general = session.keys.identities(preferring: Compartment.general)
  }

  /// The event of an entry.
  func read(_ entry: LogEntry, at index: UInt64) throws(EventFailure) -> CustodyEvent {
    let name = entry.objects[0]
    let sealed: [UInt8]
    do throws(FileError) {
      sealed = try objects.open(name).readToEnd(limit: Self.maximumRecord)
    } catch {
      let reason: EventFailure.Reason = error.code == .notFound ? .missing : .damaged(SourceWalk.reason(error))
      throw EventFailure(index: index, object: name, reason: reason)
    }
    return try open(sealed, entry, index)
  }

  /// The event in a record object's bytes.
  func open(_ sealed: [UInt8], _ entry: LogEntry, _ index: UInt64) throws(EventFailure) -> CustodyEvent {
    let identities = entry.entryClass == .control ? control : general
    let name = entry.objects[0]
    guard SHA256.hash(sealed) == name else {
      throw EventFailure(index: index, object: name, reason: .damaged("its bytes are not what its name says"))
    }
    var plaintext: [UInt8]
    do throws(AgeError) {
      plaintext = try AgeReader.open(sealed.span, identities: identities, format: .binary)
    } catch {
      let reason: EventFailure.Reason = error.code == .noMatch ? .notCleared : .damaged(error.code.rawValue)
      throw EventFailure(index: index, object: name, reason: reason)
    }
    defer { plaintext.cleanse() }
    guard let count = Padding.contentCount(of: plaintext) else {
      throw EventFailure(index: index, object: name, reason: .damaged("padding"))
    }
    let token: SDJWT
    do throws(SDJWTError) { token = try SDJWT(parsing: Array(plaintext[..<count])) } catch {
      throw EventFailure(index: index, object: name, reason: .damaged(error.code.rawValue))
    }
    do throws(CustodyError) {
      return try CustodyEvent(verifying: token, entry: entry, index: index, rosters: rosters)
    } catch {
      throw EventFailure(index: index, object: name, reason: .refused(error))
    }
  }
}
