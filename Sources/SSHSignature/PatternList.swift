/// A comma-separated list of patterns (ssh_config(5) PATTERNS): `*` stands for any bytes, `?` for one, a leading `!` excludes.
///
///     *@example.org,!trainee@example.org
public struct PatternList: Hashable, Sendable {
  /// The longest list that is read: 4096 bytes.
  public static let maximumByteCount = 4096

  /// The list as it is written.
  public let text: String
  private let patterns: [Pattern]

  private struct Pattern: Hashable, Sendable {
    let isNegated: Bool
    let bytes: [UInt8]
  }

  /// A list; nil where it is empty, has an empty element, or has white space, quotes, backslashes, control characters or
  /// a leading `#`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...Self.maximumByteCount).contains(bytes.count), bytes[0] != 0x23,
      bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7f && $0 != 0x22 && $0 != 0x5c })
    else { return nil }
    var patterns: [Pattern] = []
    for element in bytes.split(separator: 0x2c, omittingEmptySubsequences: false) {
      let isNegated = element.first == 0x21
      let pattern = Array(isNegated ? element.dropFirst() : element)
      guard !pattern.isEmpty else { return nil }
      patterns.append(Pattern(isNegated: isNegated, bytes: pattern))
    }
    self.text = text
    self.patterns = patterns
  }

  /// Whether a pattern admits the name and none excludes it. Upper and lower case differ.
  public func matches(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    var isAdmitted = false
    for pattern in patterns where Self.matches(bytes, pattern.bytes) {
      if pattern.isNegated { return false }
      isAdmitted = true
    }
    return isAdmitted
  }

  /// Goes back to the last `*` only, so that the work is at most the product of the lengths.
  private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (n, p) = (0, 0)
    var retry: (name: Int, pattern: Int)?
    while n < name.count {
      if p < pattern.count, pattern[p] == 0x2a {
        retry = (n, p + 1)
        p += 1
      } else if p < pattern.count, pattern[p] == 0x3f || pattern[p] == name[n] {
        n += 1
        p += 1
      } else if let last = retry {
        retry = (last.name + 1, last.pattern)
        (n, p) = (last.name + 1, last.pattern)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == 0x2a }
  }
}
