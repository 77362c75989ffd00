public import CMSSignature
public import Custody
public import Timestamping
public import TransparencyLog
public import VaultCrypto

/// What a verifier has to say about a bundle. It is data: rendering it is the caller's work.
public struct BundleReport: Sendable {
  /// A member as the bundle shows them: never a name.
  public struct Signer: Sendable, Hashable {
    /// The thumbprint of their key.
    public let kid: String
    /// How the vault calls them.
    public let label: String
    /// What they were in the roster that judged the signature.
    public let role: Role
  }

  /// A signature over the bundle by somebody who has a certificate.
  public struct CertificateSignature: Sendable {
    /// The file.
    public let path: String
    /// What was signed; nil where the file is no signature over this bundle, which a finding says.
    public let signature: CMSSignature?
    /// What the certificate is worth; nil where the signature does not hold.
    public let verdict: CertificateVerdict?
    /// The timestamp that gives the moment of the verdict; nil where it is the moment for which the question is asked.
    public let timestamp: TimestampVerdict.Token?
  }

  /// A cosigner of the given policy who vouches for the checkpoint.
  public struct Cosigner: Sendable, Hashable {
    /// Its name in the policy.
    public let name: PolicyName
    /// When, by its own clock.
    public let time: Timestamp
    /// The size of the log that it vouched for, which the bundle's is the beginning of.
    public let logSize: UInt64
  }

  /// An event that was verified.
  public struct Event: Sendable, Equatable {
    /// Its name.
    public let event: Identifier
    /// When the signer's clock said it was recorded.
    public let recorded: Timestamp
    /// The coarse type.
    public let type: EventType
    /// What happened; nil where it is not disclosed.
    public let action: EventAction?
    /// Who signed it.
    public let signer: Signer
    /// Its index in the log.
    public let index: UInt64
    /// The roster version that it was judged by.
    public let roster: Int
    /// Since when what its signer recorded is doubted, where this is and a later roster says so.
    public let doubtedSince: Timestamp?
    /// The names of the claims that are disclosed; their values are in the event's file.
    public let disclosed: [String]
    /// The field vault that it was recorded in, and whose log its index is of; nil for this vault's own.
    public let field: Fingerprint?
  }

  /// The timestamps over one checkpoint, or one signature.
  public struct Time: Sendable {
    /// The file that they are over.
    public let path: String
    /// The size of the log that it speaks of; nil for a signature, which covers the whole bundle.
    public let size: UInt64?
    /// What they come to; nil where nobody is believed.
    public let verdict: TimestampVerdict?
    /// What lies beside them and cannot be used.
    public let refused: [(name: String, error: TimestampError)]

    /// Whether it shows that an entry of the log existed.
    func covers(_ index: UInt64) -> Bool { size.map { index < $0 } ?? true }
  }

  /// What an exhibit was made from.
  public struct MadeFrom: Sendable, Hashable {
    /// The item.
    public let item: Identifier
    /// How, as the record says it: `redaction`, `transcript`, …; nil where that is withheld.
    public let kind: String?
  }

  /// An exhibit.
  public struct Exhibit: Sendable {
    /// Its number in the bundle.
    public let number: Int
    /// The item.
    public let item: Identifier
    /// Its file; nil where the payload is withheld.
    public let path: String?
    /// The digest that its intake event discloses; nil where there is none that was verified.
    public let digest: SHA256Digest?
    /// The size that its intake event discloses, in bytes.
    public let byteCount: UInt64?
    /// Its events that were verified, in the order of the index.
    public let events: [Event]
    /// What it was made from, as a record says that was verified; nil where the bundle does not say.
    public let madeFrom: MadeFrom?
    /// The verdicts on it.
    public let verdicts: BundleVerdicts
    /// Its intake existed by then; nil where nobody is believed, or nothing shows it.
    public let existedBy: Timestamp?
  }

  /// The whole in one word.
  public let outcome: BundleOutcome
  /// The verdicts on the bundle: the worst over itself and its exhibits.
  public let verdicts: BundleVerdicts
  /// Whether the vault is the one that the person who verifies knows: `unverifiable` where they know none.
  public let trust: BundleVerdict
  /// What `bundle.json` says; nil where it cannot be read.
  public let index: BundleIndex?
  /// The fingerprint of the vault whose rosters these are; nil where they do not verify.
  public let fingerprint: Fingerprint?
  /// The checkpoint, where its signature holds.
  public let checkpoint: Checkpoint?
  /// The newest roster version in the bundle: all verdicts are as of this one.
  public let rosterVersion: Int?
  /// The members whose signature over the bundle holds.
  public let signers: [Signer]
  /// The members whom the bundle shows and who may sign it, by the roster in force at the checkpoint.
  public let possibleSigners: [Signer]
  /// The signatures by certificates, by path.
  public let certificates: [CertificateSignature]
  /// The policy's cosigners who vouch for the checkpoint; none without a policy.
  public let cosigners: [Cosigner]
  /// The timestamps, by what they are over.
  public let times: [Time]
  /// The exhibits, by number.
  public let exhibits: [Exhibit]
  /// The events of the export that were verified.
  public let exportEvents: [Event]
  /// The bytes of the tag manifest, which signatures are over; nil where it is not there, or cannot be read.
  public let tagManifest: [UInt8]?
  /// What was noticed, the heaviest first, then by path.
  public let findings: [BundleFinding]
}
