public import CMSSignature
public import Custody
public import TransparencyLog

/// What the person who verifies knows from elsewhere: never from the bundle itself.
public struct BundleTrust: Sendable {
  /// The vault's fingerprint.
  public let fingerprint: Fingerprint?
  /// Cosigners and their quorum; and perhaps the log's key, which is named after its vault's fingerprint and so vouches for it.
  public let policy: LogPolicy?
  /// The least roster version that is taken: an omitted removal of a member would lie in a later one.
  public let minimumRoster: Int?

  /// Whose certificates are believed; nil for nobody's.
  public let certificates: CertificateTrust?
  /// Whether somebody must have signed whose certificate is believed.
  public let requiresCertificate: Bool

  /// What is known. Without fingerprint and without a log in the policy a bundle can be intact, but from anybody.
  public init(
    fingerprint: Fingerprint? = nil, policy: LogPolicy? = nil, minimumRoster: Int? = nil,
    certificates: CertificateTrust? = nil, requiresCertificate: Bool = false
  ) {
    self.fingerprint = fingerprint
    self.policy = policy
    self.minimumRoster = minimumRoster
    self.certificates = certificates
    self.requiresCertificate = requiresCertificate
  }

  /// Nothing.
  public static let none = BundleTrust()

  /// The vault's fingerprint only.
  public static func fingerprint(_ fingerprint: Fingerprint) -> BundleTrust { BundleTrust(fingerprint: fingerprint) }

  /// A policy only, which names the log's key.
  public static func policy(_ policy: LogPolicy) -> BundleTrust { BundleTrust(policy: policy) }
}
