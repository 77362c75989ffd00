/// Sees bytes of what is kept pass on their way, also those that are sent again.
public struct Meter: Sendable {
  /// The most bytes that pass at once.
  let pieceByteCount: Int
  /// Called before so many bytes pass, from any thread; may wait. False where no more are to pass.
  let pass: @Sendable (Int) -> Bool

  /// A meter that only watches.
  public init(_ pass: @escaping @Sendable (Int) -> Bool) { self.init(pieceByteCount: .max, pass) }

  init(pieceByteCount: Int, _ pass: @escaping @Sendable (Int) -> Bool) {
    self.pieceByteCount = pieceByteCount
    self.pass = pass
  }

  /// One that lets pass what a limit allows.
  init(_ limit: RateLimit) {
    self.init(pieceByteCount: limit.pieceByteCount) {
      limit.pass($0)
      return true
    }
  }
}
