/// An object identifier (X.660) that names an authority's policy or an algorithm.
///
///     1.3.6.1.4.1.4146.2.3
public struct PolicyIdentifier: Hashable, Sendable, CustomStringConvertible {
  private static let maximumByteCount = 128

  /// The content of its DER encoding.
  let content: [UInt8]
  /// The dotted form.
  public let description: String

  /// The identifier that a dotted form names; nil for anything else.
  public init?(_ dotted: String) {
    let parts = dotted.split(separator: ".", omittingEmptySubsequences: false).map { UInt64($0) }
    let arcs = parts.compactMap { $0 }
    guard arcs.count == parts.count, arcs.count >= 2, arcs[0] <= 2, arcs[1] < (arcs[0] == 2 ? 1 << 32 : 40) else {
      return nil
    }
    var content: [UInt8] = []
    for arc in [arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2) {
      var group = [UInt8(truncatingIfNeeded: arc & 0x7f)]
      var rest = arc >> 7
      while rest > 0 {
        group.insert(UInt8(truncatingIfNeeded: rest & 0x7f) | 0x80, at: 0)
        rest >>= 7
      }
      content += group
    }
    self.init(content: content)
    // `01.2` and `1.02` are other spellings of an identifier that has one.
    guard description == dotted else { return nil }
  }

  /// The identifier with this encoding; nil where it is none, or one with an arc beyond 63 bits.
  init?(content: some Collection<UInt8>) {
    guard (1...Self.maximumByteCount).contains(content.count) else { return nil }
    var arcs: [UInt64] = []
    var arc: UInt64 = 0
    var isFirst = true
    for byte in content {
      guard arc >> 56 == 0, !(isFirst && byte == 0x80) else { return nil }
      arc = arc << 7 | UInt64(byte & 0x7f)
      isFirst = byte < 0x80
      if isFirst {
        arcs.append(arc)
        arc = 0
      }
    }
    guard isFirst, let head = arcs.first else { return nil }
    let top = min(head / 40, 2)
    self.content = Array(content)
    description = ([top, head - top * 40] + arcs.dropFirst()).map { String($0) }.joined(separator: ".")
  }
}
