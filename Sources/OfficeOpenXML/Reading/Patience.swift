/// Whether anybody still waits for what is read: a part may be long, or made so that reading takes long.
final class Patience: Sendable {
  /// Of who waits now; outside of a look nobody interrupts. An object, and no function: the runtime has no type at hand
  /// for one of those in optimised code (Swift 6.3), and ends the program.
  @TaskLocal private static var current: Patience?

  private let hasEnded: @Sendable (_ byteCount: Int) -> Bool

  private init(_ hasEnded: @escaping @Sendable (_ byteCount: Int) -> Bool) { self.hasEnded = hasEnded }

  /// What a part takes beside its bytes, as so many of these.
  static let partByteCount = 4096

  /// What is told once nobody waits.
  static let end = OfficeError(.tooLarge, "nobody waits for more of it")

  /// Whether it is over; asked again and again, with the bytes that were gone through since.
  static func hasEnded(_ byteCount: Int) -> Bool { current?.hasEnded(byteCount) ?? false }

  /// Reads as long as somebody waits.
  static func `while`<Read>(
    _ hasEnded: @escaping @Sendable (_ byteCount: Int) -> Bool, _ body: () throws(OfficeError) -> Read
  ) throws(OfficeError) -> Read {
    let read: Result<Read, OfficeError> = $current.withValue(Patience(hasEnded)) {
      do throws(OfficeError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try read.get()
  }
}
