public import VaultCrypto

/// What the custody log holds for one event, roster version or tombstone (Schemas/README.md §3.3):
///
///     class (1 byte) ‖ SHA-256 of the issuer-signed JWT (32) ‖ object name (32) × n
public struct LogEntry: Equatable, Sendable {
  /// The most objects an entry can name: its length must fit the 16 bits that tlog-tiles gives it.
  public static let maximumObjectCount = 2046

  /// What the digest is of.
  public let entryClass: EntryClass
  /// SHA-256 of the issuer-signed JWT's ASCII bytes.
  public let digest: SHA256Digest
  /// The objects that it brings in: its record object first, then payloads. None for rosters and tombstones.
  public let objects: [SHA256Digest]

  /// An entry for an event, whose first object is its record.
  public init(isControl: Bool, event digest: SHA256Digest, objects: [SHA256Digest]) {
    entryClass = isControl ? .control : .ordinary
    self.digest = digest
    self.objects = objects
  }

  /// An entry for a roster version.
  public init(roster digest: SHA256Digest) {
    entryClass = .roster
    self.digest = digest
    objects = []
  }

  /// An entry for a tombstone.
  public init(tombstone digest: SHA256Digest) {
    entryClass = .tombstone
    self.digest = digest
    objects = []
  }

  /// The entry these bytes are; nil for an unknown class, a length that fits no number of objects, an event without a record, or objects where none may be.
  public init?(_ bytes: [UInt8]) {
    let unit = SHA256Digest.byteCount
    guard let first = bytes.first, let entryClass = EntryClass(rawValue: first), (bytes.count - 1) % unit == 0,
      bytes.count > unit, (bytes.count - 1) / unit - 1 <= Self.maximumObjectCount
    else { return nil }
    let digests = stride(from: 1, to: bytes.count, by: unit).compactMap { SHA256Digest(Array(bytes[$0..<$0 + unit])) }
    let bringsObjects = entryClass == .ordinary || entryClass == .control
    guard bringsObjects ? digests.count >= 2 : digests.count == 1 else { return nil }
    self.entryClass = entryClass
    digest = digests[0]
    objects = Array(digests.dropFirst())
  }

  /// The bytes that are the tree's leaf.
  public var bytes: [UInt8] { [entryClass.rawValue] + digest.bytes + objects.flatMap(\.bytes) }
}
