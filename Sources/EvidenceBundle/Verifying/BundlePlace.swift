internal import Custody
internal import Timestamping
internal import VaultCrypto

/// What a path can be in a bundle, whatever the index says.
enum BundlePlace: Equatable, Sendable {
  case top
  case custody
  case roster(Int)
  case event
  /// Roster or checkpoint of a field vault.
  case field(Fingerprint)
  case payload
  /// What a dossier says of its exhibits.
  case document
  case signature
  /// What cosigners said of a log of this size.
  case cosigned(UInt64)
  /// A checkpoint that others vouched for, of this size, or what lies beside it.
  case timestamp(UInt64)
  /// What lies beside a signature that others vouched for.
  case signatureTimestamp

  /// The place of a path; nil where no bundle has such a file.
  init?(_ path: String) {
    guard path.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    if BundleLayout.topFiles.contains(path) {
      self = .top
    } else if path == BundleLayout.checkpoint || path == BundleLayout.policy {
      self = .custody
    } else if let name = Self.name(path, in: BundleLayout.rosterFolder) {
      guard let version = Int(name.prefix(6)),
        path == BundleLayout.roster(version) || path == BundleLayout.rosterProof(version)
      else { return nil }
      self = .roster(version)
    } else if let name = Self.name(path, in: BundleLayout.eventFolder) {
      guard let point = name.utf8.firstIndex(of: 0x2e), Identifier(canonical: String(name[..<point])) != nil,
        name[point...] == ".sd-jwt" || name[point...] == ".tlog-proof"
      else { return nil }
      self = .event
    } else if let name = Self.name(path, in: BundleLayout.fieldsFolder) {
      guard let field = Self.field(name, path) else { return nil }
      self = .field(field)
    } else if let name = Self.name(path, in: BundleLayout.payloadFolder) {
      guard let number = Int(name.prefix { $0 != "-" }), number > 0, BundleLayout.isPayload(path, number: number)
      else { return nil }
      self = .payload
    } else if let name = Self.name(path, in: BundleLayout.documentFolder) {
      guard BundleLayout.isDocument(name) else { return nil }
      self = .document
    } else if let name = Self.name(path, in: BundleLayout.signatureFolder) {
      if let size = UInt64(name.prefix { $0 != "." }), path == BundleLayout.cosigned(size) {
        self = .cosigned(size)
      } else if BundleLayout.isSignature(name) {
        self = .signature
      } else if BundleLayout.signatureCompanion(name) != nil {
        self = .signatureTimestamp
      } else {
        return nil
      }
    } else if let (size, name) = BundleLayout.timestampPath(path) {
      guard name == "note" || name == "proof" || TimestampFileName(name) != nil else { return nil }
      self = .timestamp(size)
    } else {
      return nil
    }
  }

  private static func name(_ path: String, in folder: String) -> Substring? {
    path.utf8.count > folder.utf8.count && path.utf8.starts(with: folder.utf8)
      && path.utf8.dropFirst(folder.utf8.count).first == 0x2f
      ? Substring(path.utf8.dropFirst(folder.utf8.count + 1)) : nil
  }

  private static func field(_ name: Substring, _ path: String) -> Fingerprint? {
    guard let digest = SHA256Digest(hex: String(name.prefix { $0 != "/" })) else { return nil }
    let field = Fingerprint(digest)
    if path == BundleLayout.fieldRoster(field) { return field }
    let size = name.dropFirst(65).prefix { $0 != "." }
    return UInt64(size).map { path == BundleLayout.fieldCheckpoint(field, size: $0) } == true ? field : nil
  }

  /// Whether no manifest lists it, since it may come later.
  var isUnlisted: Bool {
    switch self {
    case .signature, .cosigned, .signatureTimestamp: true
    default: false
    }
  }

  /// The most bytes that a file in this place is read for; nil for payloads, which are as long as they are.
  var maximumByteCount: UInt64? {
    switch self {
    case .top, .document: 256 << 20
    case .custody, .roster, .field: 4 << 20
    case .event, .timestamp, .signatureTimestamp: 16 << 20
    case .signature: 8192
    case .cosigned: 128 << 10
    case .payload: nil
    }
  }
}
