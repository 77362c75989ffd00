import MirrorStores
import TerminalInterface

/// `--limit-rate`.
enum RateLimitOption {
  static let specification = OptionSpecification.value(
    "limit-rate", nil, "RATE", help: "move no more bytes a second than this, over all connections together: 500k, 2M")

  /// The limit; nil where none was asked for.
  static func limit(_ invocation: Invocation) throws(UserError) -> RateLimit? {
    guard let text = try invocation.text("limit-rate") else { return nil }
    guard let limit = Quantity.bytes(text).flatMap(RateLimit.init(bytesPerSecond:)) else {
      throw UserError(
        .usage, "This is no rate: \(text)", next: "A rate is bytes a second, at least 1k: 500k, 2M, 1G.")
    }
    return limit
  }
}
