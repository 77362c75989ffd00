/// Whether anybody still waits for what is read: a part may be long, or made so that reading takes long.
enum Patience {
  /// Asked again and again, with the bytes that were gone through since; outside of a look nobody interrupts.
  @TaskLocal static var hasEnded: @Sendable (_ byteCount: Int) -> Bool = { _ in false }

  /// What a part takes beside its bytes, as so many of these.
  static let partByteCount = 4096

  /// What is told once nobody does.
  static let end = OfficeError(.tooLarge, "nobody waits for more of it")

  /// Reads as long as somebody waits.
  static func `while`<Read>(
    _ hasEnded: @escaping @Sendable (_ byteCount: Int) -> Bool, _ body: () throws(OfficeError) -> Read
  ) throws(OfficeError) -> Read {
    let read: Result<Read, OfficeError> = Self.$hasEnded.withValue(hasEnded) {
      do throws(OfficeError) { return .success(try body()) } catch { return .failure(error) }
    }
    return try read.get()
  }
}
