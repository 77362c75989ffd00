/// Why a key, a signature or an allowed-signers file was refused.
public struct SSHSignatureError: Error, Equatable, Sendable {
  /// The kinds of refusal; the raw values are stable and may be stored.
  public enum Code: String, Sendable, CaseIterable {
    /// Not a public key line, or its blob is not a key (RFC 4253 §6.6, RFC 8709 §4).
    case malformedKey = "malformed-key"
    /// A key that is not `ssh-ed25519`.
    case unsupportedKeyType = "unsupported-key-type"
    /// Not the armor of an SSH signature (PROTOCOL.sshsig §1).
    case malformedArmor = "malformed-armor"
    /// The armor holds no well-formed SSHSIG blob (PROTOCOL.sshsig §2).
    case malformedSignature = "malformed-signature"
    /// An SSHSIG version other than 1.
    case unsupportedVersion = "unsupported-version"
    /// A message digest other than sha256 and sha512.
    case unsupportedHash = "unsupported-hash"
    /// An empty namespace, or one that is too long or no text.
    case invalidNamespace = "invalid-namespace"
    /// The digest given has not the length of the signature's hash.
    case wrongDigestLength = "wrong-digest-length"
    /// The signature was made for another purpose.
    case wrongNamespace = "wrong-namespace"
    /// The signature was made by another key.
    case wrongKey = "wrong-key"
    /// The signature does not belong to this message.
    case notAuthentic = "not-authentic"
    /// A line of an allowed-signers file that cannot be read.
    case malformedAllowedSigners = "malformed-allowed-signers"
    /// A line that would admit certificates: they are not supported, and ignoring the line would hide that.
    case certificateAuthority = "certificate-authority"
    /// A time without `Z`, which would mean another moment on another machine.
    case localTime = "local-time"
  }

  /// The kind of refusal.
  public let code: Code
  /// What exactly was refused, for people; not part of equality.
  public let reason: String
  /// The line of an allowed-signers file, from 1; nil elsewhere. Not part of equality.
  public let line: Int?

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }

  init(_ code: Code, _ reason: String, line: Int? = nil) {
    self.code = code
    self.reason = reason
    self.line = line
  }

  func at(line: Int) -> Self { Self(code, reason, line: line) }
}
