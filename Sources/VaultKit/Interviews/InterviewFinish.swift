internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// What the log is to have once an interview is finished: kept in the draft before it is written, so that what was interrupted behind it
/// is known to be done, also by who cannot open what they sealed.
struct InterviewFinish: Sendable {
  /// The record.
  let record: Identifier
  /// The place of its entry.
  let index: UInt64
  /// The digest that the entry has (Schemas/README.md §3.3).
  let digest: SHA256Digest

  init(record: Identifier, index: UInt64, digest: SHA256Digest) {
    self.record = record
    self.index = index
    self.digest = digest
  }

  /// What a draft keeps of it; nil where it is none.
  init?(_ json: JSON) {
    guard let object = json.objectValue,
      let record = object["record"]?.stringValue.flatMap(Identifier.init(canonical:)),
      let index = object["index"]?.intValue, index >= 0,
      let digest = object["entry"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { return nil }
    self.init(record: record, index: UInt64(index), digest: digest)
  }

  /// The same as a draft keeps it.
  var json: JSON {
    .object([
      "record": .string(record.description), "index": .integer(Int(index)),
      "entry": .string(digest.description),
    ])
  }
}
