internal import Custody

/// Makes a provenance file, piece by piece: a log of a million events is not held in memory.
protocol ProvenanceWriter {
  /// What the file begins with.
  mutating func begin() -> [UInt8]
  /// What an event adds.
  mutating func add(_ event: CustodyEvent) throws(VaultError) -> [UInt8]
  /// What it ends with.
  mutating func end() -> [UInt8]
}
