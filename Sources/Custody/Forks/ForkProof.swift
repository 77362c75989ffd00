internal import SelectiveDisclosure
internal import TransparencyLog
public import VaultCrypto

/// Two checkpoints of one vault that cannot both be: whoever signed them wrote two histories (Schemas/README.md, "Comparing logs"). Verified when it exists, from
/// nothing but itself; that the vault is the one that was meant, its fingerprint says, which must come from elsewhere.
public struct ForkProof: Sendable {
  /// The longest file: 64 MiB.
  public static let maximumByteCount = 64 << 20
  static let schema = "evidencevault/fork/1"
  private static let names = ["schema", "vault", "checkpoints", "hashes"]
  private static let checkpointNames = ["note", "rosters"]

  /// The earlier checkpoint; of two of one size, the one with the lower root.
  public let earlier: SignedHead
  /// The later one.
  public let later: SignedHead
  /// What shows that the later one does not continue the earlier one.
  public let hashes: [SHA256Digest]

  /// The vault's fingerprint.
  public var vault: Fingerprint { earlier.vault }

  /// A proof from two checkpoints, in any order.
  /// - Parameter hashes: from the later tree, as ``InconsistencyProof`` takes them.
  /// - Throws: where they do not contradict each other.
  public init(_ one: SignedHead, _ other: SignedHead, hashes: [SHA256Digest]) throws(CustodyError) {
    let isOrdered =
      one.head.size == other.head.size ? one.head.root < other.head.root : one.head.size < other.head.size
    earlier = isOrdered ? one : other
    later = isOrdered ? other : one
    self.hashes = hashes
    guard one.vault == other.vault else { throw CustodyError(.wrongVault, "two vaults") }
    do throws(TransparencyLogError) {
      try InconsistencyProof(earlier: earlier.head, later: later.head, hashes: hashes).verify()
    } catch {
      throw CustodyError(.malformed, "the checkpoints do not contradict each other (\(error.detail))")
    }
  }

  /// The file: indented JSON and a final LF. The one spelling there is.
  public var bytes: [UInt8] {
    let object: JSONObject = [
      "schema": .string(Self.schema), "vault": .string(vault.description),
      "checkpoints": .array([earlier, later].map(Self.json)),
      "hashes": .array(hashes.map { .string($0.hex) }),
    ]
    return JSONWriter.writePretty(.object(object)) + [0x0a]
  }

  private static func json(_ head: SignedHead) -> JSON {
    .object([
      "note": .string(String(decoding: head.note.bytes, as: UTF8.self)),
      "rosters": .array(head.rosters.map { .string(String(decoding: $0.serialized, as: UTF8.self)) }),
    ])
  }

  /// Whether bytes begin as such a file does.
  public static func isProof(_ start: [UInt8]) -> Bool {
    start.starts(with: "{\n  \"schema\": \"\(schema)\"".utf8)
  }

  /// Reads and verifies a file.
  public init(_ bytes: [UInt8]) throws(CustodyError) {
    guard bytes.count <= Self.maximumByteCount else { throw CustodyError(.malformed, "\(bytes.count) bytes") }
    let object: JSONObject
    do throws(JSONError) {
      object = try JSONParser(maximumDepth: 8, maximumSize: Self.maximumByteCount).parseObject(bytes)
    } catch {
      throw CustodyError(.malformed, "not JSON (\(error.code.rawValue))")
    }
    guard object.names == Self.names, object["schema"]?.stringValue == Self.schema,
      let vault = object["vault"]?.stringValue.flatMap(SHA256Digest.init(hex:)),
      let checkpoints = object["checkpoints"]?.arrayValue, checkpoints.count == 2,
      let texts = object["hashes"]?.arrayValue, texts.count <= InconsistencyProof.maximumHashCount
    else { throw CustodyError(.malformed, "its members") }
    let hashes = texts.compactMap { $0.stringValue.flatMap(SHA256Digest.init(hex:)) }
    guard hashes.count == texts.count else { throw CustodyError(.malformed, "hashes") }
    try self.init(Self.head(checkpoints[0]), Self.head(checkpoints[1]), hashes: hashes)
    guard self.vault.digest == vault else { throw CustodyError(.wrongVault, "vault") }
    guard self.bytes == bytes else { throw CustodyError(.malformed, "another spelling than the one that is written") }
  }

  private static func head(_ json: JSON) throws(CustodyError) -> SignedHead {
    guard let object = json.objectValue, object.names == checkpointNames, let note = object["note"]?.stringValue,
      let texts = object["rosters"]?.arrayValue
    else { throw CustodyError(.malformed, "a checkpoint") }
    let rosters = texts.compactMap { $0.stringValue.map { Array($0.utf8) } }
    guard rosters.count == texts.count else { throw CustodyError(.malformed, "a checkpoint's rosters") }
    return try SignedHead(Array(note.utf8), rosters: rosters)
  }
}
