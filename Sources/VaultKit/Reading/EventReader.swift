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
  private let keys: CompartmentKeys
  let places: RecordPlaces
  let fields: FieldLogs

  init(_ session: UnlockedVault, _ rosters: RosterHistory, places: RecordPlaces) {
    self.places = places
    objects = session.vault.objects
    self.rosters = rosters
    keys = session.keys
    fields = FieldLogs(home: session.vault.fingerprint)
  }

  /// A reader of what lies where its entry says, for a session that is still being made.
  init(_ vault: Vault, _ rosters: RosterHistory, keys: CompartmentKeys) {
    places = RecordPlaces()
    objects = vault.objects
    self.rosters = rosters
    self.keys = keys
    fields = FieldLogs(home: vault.fingerprint)
  }

  /// A reader of a field vault, with the keys of its home.
  /// - Parameter objects: where its records lie.
  init(_ session: UnlockedVault, field: RosterHistory, objects: ObjectStore) {
    places = RecordPlaces()
    self.objects = objects
    rosters = field
    keys = session.keys
    fields = FieldLogs(home: session.vault.fingerprint)
  }

  /// The event of an entry.
  func read(_ entry: LogEntry, at index: UInt64) throws(EventFailure) -> CustodyEvent {
    let opened = try open(entry, at: index)
    do throws(CustodyError) {
      var event = try CustodyEvent(verifying: opened.token, entry: entry, index: index, rosters: rosters)
      note(opened, on: &event)
      return event
    } catch {
      throw EventFailure(index: index, object: opened.name, reason: .refused(error))
    }
  }

  /// A record object that was opened.
  struct Opened {
    let name: SHA256Digest
    let token: SDJWT
    let key: CompartmentKey
  }

  /// Notes whose key opened an event's record, and where it and the payload lie.
  func note(_ opened: Opened, on event: inout CustodyEvent) {
    event.compartment = opened.key.id
    event.generation = opened.key.generation
    event.record = opened.name
    event.payloads = places.payloads(event.entry, reused: event.text("reused").flatMap(SHA256Digest.init(hex:)))
  }

  /// Opens an entry's record, wherever it lies.
  /// - Parameter index: of the entry in this vault's log that a failure is about.
  func open(_ entry: LogEntry, at index: UInt64) throws(EventFailure) -> Opened {
    let name: SHA256Digest
    switch places.place(of: entry.objects[0], entry: index) {
    case .object(let place): name = place
    case .erased: throw EventFailure(index: index, object: entry.objects[0], reason: .erased)
    case .shredded: throw EventFailure(index: index, object: entry.objects[0], reason: .shredded)
    case .elsewhere: throw EventFailure(index: index, object: entry.objects[0], reason: .notCleared)
    }
    let sealed: [UInt8]
    do throws(FileError) {
      sealed = try objects.open(name).readToEnd(limit: Self.maximumRecord)
    } catch {
      let reason: EventFailure.Reason = error.code == .notFound ? .missing : .damaged(SourceWalk.reason(error))
      throw EventFailure(index: index, object: name, reason: reason)
    }
    guard SHA256.hash(sealed) == name else {
      throw EventFailure(index: index, object: name, reason: .damaged("its bytes are not what its name says"))
    }
    var (plaintext, key) = try unseal(sealed, entry, index)
    defer { plaintext.cleanse() }
    guard let count = Padding.contentCount(of: plaintext) else {
      throw EventFailure(index: index, object: name, reason: .damaged("padding"))
    }
    do throws(SDJWTError) {
      return Opened(name: name, token: try SDJWT(parsing: Array(plaintext[..<count])), key: key)
    } catch {
      throw EventFailure(index: index, object: name, reason: .damaged(error.code.rawValue))
    }
  }

  /// Tries the keys one after the other, those first that are likeliest, and says whose it was.
  private func unseal(
    _ sealed: [UInt8], _ entry: LogEntry, _ index: UInt64
  ) throws(EventFailure) -> (plaintext: [UInt8], key: CompartmentKey) {
    let likeliest = entry.entryClass == .control ? Compartment.control : Compartment.general
    for key in keys.ordered(preferring: likeliest) {
      do throws(AgeError) {
        return (try AgeReader.open(sealed.span, identities: [.x25519(key.identity)], format: .binary), key)
      } catch {
        guard error.code == .noMatch else {
          throw EventFailure(index: index, object: entry.objects[0], reason: .damaged(error.code.rawValue))
        }
      }
    }
    throw EventFailure(index: index, object: entry.objects[0], reason: .notCleared)
  }
}
