internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// What an event says that records an attached timestamp (Schemas/README.md §3.2).
struct TimestampedClaim {
  /// The tree head whose checkpoint it is over.
  let head: TreeHead
  /// SHA-256 of the token's file.
  let token: SHA256Digest

  init(head: TreeHead, token: SHA256Digest) {
    self.head = head
    self.token = token
  }

  init?(_ claims: JSONObject) {
    guard let covers = claims["covers"]?.objectValue, let size = covers["size"]?.numberValue?.uint64,
      let root = covers["root"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let token = claims["token"]?.stringValue.flatMap(SHA256Digest.init(hex:))
    else { return nil }
    self.init(head: TreeHead(size: size, root: root), token: token)
  }

  func claims(existedBy: Timestamp) -> [JSONMember] {
    [
      JSONMember("covers", .object(EventStatement.claim(head))), JSONMember("token", .string(token.hex)),
      JSONMember("existed_by", .string(existedBy.description)),
    ]
  }
}
