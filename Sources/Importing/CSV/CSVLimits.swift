/// How much of a table is taken. What is above is refused, before memory is spent on it.
public struct CSVLimits: Sendable {
  /// Bytes of the file: 256 MiB.
  public var byteCount = 256 << 20
  /// Bytes of one field: 256 KiB.
  public var fieldByteCount = 256 << 10
  /// Fields of one line: 1,024.
  public var columnCount = 1024
  /// Lines after the header: 500,000.
  public var rowCount = 500_000

  /// These limits.
  public init() {}
}
