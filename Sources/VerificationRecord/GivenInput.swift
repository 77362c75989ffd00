public import VaultCrypto

/// Something that the person who verified gave from elsewhere, and that the verdict rests on.
public struct GivenInput: Sendable, Hashable {
  /// What it is; the raw value is the option of the command line.
  public enum Kind: String, Sendable, CaseIterable {
    case fingerprint
    case policy
    case minimumRoster = "minimum-roster"
    case timestampRoots = "trust-roots"
    case timestampPolicy = "tsa-policy"
    case qualifiedList = "qualified"
    case signerRoots = "signer-roots"
    case requiredCertificate = "require-certificate"
    case revocationList = "crl"
    case identity
    case passphrase

    /// What it is, for people.
    var title: String {
      switch self {
      case .fingerprint: "Fingerprint of the vault"
      case .policy: "Log policy: the log’s key, cosigners and their quorum"
      case .minimumRoster: "Least version of the roster"
      case .timestampRoots: "Roots of timestamp authorities"
      case .timestampPolicy: "Timestamp policy"
      case .qualifiedList: "List of qualified certificates"
      case .signerRoots: "Roots of signers’ certificates"
      case .requiredCertificate: "A valid certificate is required"
      case .revocationList: "Certificate revocation list"
      case .identity: "Key that opens the sealed bundle"
      case .passphrase: "Passphrase that opens the sealed bundle"
      }
    }

    /// What goes without saying where it is not given; nil where nobody misses it.
    var absence: String? {
      switch self {
      case .fingerprint: "not given"
      case .policy: "not given: no cosigner was asked for"
      case .timestampRoots: "not given: no timestamp was judged"
      case .signerRoots: "not given: the roots of timestamp authorities, if any, stand in for them"
      case .revocationList: "not given: only lists that came with the bundle were looked at"
      default: nil
      }
    }
  }

  /// What it is.
  public let kind: Kind
  /// The value, or the file's path, as it was given.
  public let given: String
  /// The SHA-256 of the file's bytes as they were read; nil for what is no file, or was not read.
  public let digest: SHA256Digest?
  /// The file's length in bytes.
  public let byteCount: Int?
  /// What else there is to know; empty for nothing.
  public let remark: String

  /// A value that was typed.
  public init(_ kind: Kind, value: String, remark: String = "") {
    self.kind = kind
    given = value
    digest = nil
    byteCount = nil
    self.remark = remark
  }

  /// A file.
  /// - Parameter bytes: as they were read for the verdict.
  public init(_ kind: Kind, path: String, bytes: [UInt8]) {
    self.kind = kind
    given = path
    digest = SHA256.hash(bytes)
    byteCount = bytes.count
    remark = ""
  }
}
