internal import SelectiveDisclosure
public import VaultCrypto

/// An event's place in the chain of its item: the claims `seq` and `prev`.
public enum ChainPosition: Equatable, Sendable {
  /// The item's first event: `seq` 0, `prev` null.
  case first
  /// A later one: its number, from 1, and the digest of the issuer-signed JWT before it.
  case next(Int, after: SHA256Digest)
  /// The signer could not read what came before.
  case unknown

  /// No chain is longer, and a number that can be counted on from never overflows: 2⁵³ − 1, as JSON's numbers go.
  static let maximumNumber = (1 << 53) - 1

  /// The event's number in the chain; nil where it is unknown.
  public var number: Int? {
    switch self {
    case .first: 0
    case .next(let number, _): number
    case .unknown: nil
    }
  }

  /// Whether an event at this place is the next one in a chain.
  /// - Parameter last: number and digest of the chain's last event; nil where it has none.
  public func continues(_ last: (number: Int, digest: SHA256Digest)?) -> Bool {
    switch self {
    case .first: last == nil
    case .next(let number, let digest): last.map { $0.number + 1 == number && $0.digest == digest } ?? false
    case .unknown: false
    }
  }

  var claims: (seq: JSON, prev: JSON) {
    switch self {
    case .first: (.integer(0), .null)
    case .next(let number, let digest): (.integer(number), .string(digest.hex))
    case .unknown: (.string("unknown"), .string("unknown"))
    }
  }

  init?(seq: JSON?, prev: JSON?) {
    if seq?.stringValue == "unknown", prev?.stringValue == "unknown" {
      self = .unknown
    } else if seq?.intValue == 0, prev == .null {
      self = .first
    } else if let number = seq?.intValue, (1...Self.maximumNumber).contains(number),
      let hex = prev?.stringValue, let digest = SHA256Digest(hex: hex) {
      self = .next(number, after: digest)
    } else {
      return nil
    }
  }
}
