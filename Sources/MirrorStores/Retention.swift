/// How, and until when, a place keeps a file whatever anybody asks of it (S3 Object Lock).
public struct Retention: Hashable, Sendable {
  /// Who can end it earlier. The strongest is last.
  public enum Mode: String, Sendable, CaseIterable, Comparable {
    /// Whoever has a permission of its own for that.
    case governance
    /// Nobody.
    case compliance

    /// Weaker or stronger.
    public static func < (left: Self, right: Self) -> Bool { left == .governance && right == .compliance }
  }

  /// Who can end it earlier.
  public let mode: Mode
  /// When it ends: `2033-11-22T00:00:00Z`, UTC. Earlier moments come first as text, too.
  public let until: String

  /// Nil for a moment of another form.
  public init?(_ mode: Mode, until: String) {
    let shape = Array("0000-00-00T00:00:00Z".utf8)
    guard until.utf8.count == shape.count,
      zip(until.utf8, shape).allSatisfy({ $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 })
    else { return nil }
    self.mode = mode
    self.until = until
  }

  /// What a service says, also with fractions of a second, which are left out: `compliance 2033-11-22T00:00:00.000Z`.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let mode = Mode(rawValue: String(parts[0])) else { return nil }
    var moment = String(parts[1])
    if let point = moment.firstIndex(of: "."), moment.last == "Z",
      moment[moment.index(after: point)...].dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      moment = moment[..<point] + "Z"
    }
    self.init(mode, until: moment)
  }

  /// As a line has it.
  var text: String { "\(mode.rawValue) \(until)" }

  /// Whether it is at least as strong as another one, and as long.
  public func covers(_ other: Retention) -> Bool { mode >= other.mode && until >= other.until }

  /// The stronger of the modes, the later of the ends: a lock is never made weaker.
  func joined(_ other: Retention?) -> Retention {
    guard let other else { return self }
    return Retention(max(mode, other.mode), until: max(until, other.until)) ?? self
  }

  /// As `PutObjectRetention` has it.
  var document: [UInt8] {
    Array(
      "<Retention xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Mode>\(mode.rawValue.uppercased())</Mode><RetainUntilDate>\(until)</RetainUntilDate></Retention>"
        .utf8)
  }
}
