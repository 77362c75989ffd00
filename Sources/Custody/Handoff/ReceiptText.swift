internal import Encodings
public import TransparencyLog
internal import VaultCrypto

/// A receipt so short that it can be read over a telephone: all of an offer came home (Schemas/README.md §3.6).
public struct ReceiptText: Sendable, CustomStringConvertible {
  private static let version: UInt8 = 1
  private static let byteCount = 1 + 8 + 32 + 64
  private static let groupCount = 4
  private static let groupsPerLine = 6

  /// The home log's head after it came in.
  public let head: TreeHead
  private let signature: [UInt8]

  /// Signs a receipt.
  public init(for offer: HandoffOffer, head: TreeHead, signer: Signer) {
    self.head = head
    signature = signer.key.sign(Self.statement(offer, head))
  }

  /// What was typed; nil where it is no receipt.
  public init?(typed text: String) {
    guard text.utf8.count <= 1024, let bytes = Crockford.decode(typed: text), bytes.count == Self.byteCount,
      bytes[0] == Self.version, let root = SHA256Digest(Array(bytes[9..<41]))
    else { return nil }
    head = TreeHead(size: bytes[1..<9].reduce(0) { $0 << 8 | UInt64($1) }, root: root)
    signature = Array(bytes[41...])
  }

  /// Whether one of an invitation's custodians signed it for this offer.
  public func verifies(_ offer: HandoffOffer, by custodians: [KitInvitation.Custodian]) -> Bool {
    let statement = Self.statement(offer, head)
    return custodians.contains { $0.key.verifies(signature, of: statement) }
  }

  /// Groups of four letters and digits, six to a line.
  public var description: String {
    let symbols = Array(Crockford.encode([Self.version] + Self.bytes(head) + signature))
    let groups = stride(from: 0, to: symbols.count, by: Self.groupCount).map {
      String(symbols[$0..<min($0 + Self.groupCount, symbols.count)])
    }
    return stride(from: 0, to: groups.count, by: Self.groupsPerLine).map {
      groups[$0..<min($0 + Self.groupsPerLine, groups.count)].joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// What is signed. Its first line keeps it apart from everything else that members sign.
  private static func statement(_ offer: HandoffOffer, _ head: TreeHead) -> [UInt8] {
    Array("evidencevault-receipt/1\n".utf8) + offer.home.digest.bytes + offer.digest.bytes + bytes(offer.head)
      + bytes(head)
  }

  private static func bytes(_ head: TreeHead) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: head.size >> UInt64(56 - 8 * $0)) } + head.root.bytes
  }
}
