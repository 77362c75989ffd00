/// How slow a service may be (Schemas/README.md §3.10, *Object stores*): in each span of waiting for it so many bytes must move, or the request ends.
/// Only time that is spent waiting for the service counts: whoever takes or gives the bytes here may take as long as they like.
public struct TransferPace: Sendable {
  /// Bytes of content that must move in each second of a span, in both directions together: 32. Eight connections share a slow line.
  public static let leastRate: UInt64 = 32
  /// The longest span for questions: 30 seconds. What changes something may keep a service busy for as long as the place allows.
  static let longestQuestion = 30
  /// An answer that is no file's bytes has so many spans in all.
  static let documentSpans = 10

  private let span: Duration
  private let most: Duration?
  private var start: Duration
  private var known: UInt64 = 0
  private var aside: Duration = .zero
  private var whole: Duration

  /// The pace of one request that begins now.
  /// - Parameters:
  ///   - verb: what is asked.
  ///   - timeout: the place's seconds, ``ServicePlace/timeout``.
  ///   - now: the time on any clock that stands still while the machine sleeps.
  public init(_ verb: ServiceVerb, timeout: Int, now: Duration) {
    let isQuestion = !verb.hasBody && ![.get, .remove, .begin, .abandon].contains(verb)
    span = .seconds(isQuestion ? min(timeout, Self.longestQuestion) : timeout)
    // A file's bytes may take as long as they need at the least rate; so may a body that is sent.
    most = verb == .get || verb.hasBody ? nil : span * Self.documentSpans
    (start, whole) = (now, now)
  }

  /// Notes time that went by while nobody waited for the service.
  public mutating func setAside(_ time: Duration) { aside += time }

  /// Whether the request is to end.
  /// - Parameter moved: bytes of content that went and came up to now.
  public mutating func isTooSlow(at now: Duration, moved: UInt64) -> Bool {
    let now = now - aside
    if let most, now - whole > most { return true }
    // The counter of a body that is sent begins anew where libcurl begins the request anew.
    if moved < known { known = moved }
    let seconds = UInt64(span.components.seconds)
    if moved - known >= seconds * Self.leastRate {
      (start, known) = (now, moved)
      return false
    }
    return now - start > span
  }
}
