public import Custody
internal import MirrorStores

/// An offer that lies in a drop, as its names say; nothing of it was verified yet.
public struct WaitingOffer: Sendable {
  /// The field vault's fingerprint, as the folder is named.
  public let field: Fingerprint
  /// The offer, as its folder is named.
  public let offer: Identifier
  /// Whether the offer's token is there: it is put last.
  public internal(set) var isFinished = false
  /// Its files that are no objects, by their paths below `vault`, with the sizes that the place says.
  var files: [String: UInt64] = [:]
}
