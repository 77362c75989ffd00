/// Writes the data types of RFC 4251 §5.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ value: some Sequence<UInt8>) { bytes += value }

  mutating func uint32(_ value: UInt32) {
    for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func string(_ value: some Collection<UInt8>) {
    uint32(UInt32(value.count))
    bytes += value
  }
}
