/// The percent-encoding of paths in manifests and in `fetch.txt` (RFC 8493 §2.1.3, §2.2.3).
enum PercentEncoding {
  /// Decodes `%0A`, `%0D` and, in version 1.0, `%25`. Any other `%` stands for itself: many tools never encode it, and no second
  /// reading is possible.
  static func decode(_ text: ArraySlice<UInt8>, version: BagVersion) -> (bytes: [UInt8], hasBarePercent: Bool) {
    guard text.contains(0x25) else { return (Array(text), false) }
    var bytes: [UInt8] = []
    var hasBarePercent = false
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      let code = rest.prefix(2).map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
      let value: UInt8? =
        switch code {
        case [0x30, 0x61]: 0x0a
        case [0x30, 0x64]: 0x0d
        case [0x32, 0x35]: version == .v1_0 ? 0x25 : nil
        default: nil
        }
      if let value {
        bytes.append(value)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
        hasBarePercent = true
      }
    }
    return (bytes, hasBarePercent)
  }
}
