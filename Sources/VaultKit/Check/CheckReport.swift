public import Custody
public import EvidenceBundle
internal import VaultCrypto

/// What a check of a vault found.
public struct CheckReport: Sendable {
  /// The verdict; where several apply, the one that stands first here after `verified`.
  public enum Outcome: Sendable, CaseIterable {
    case verified, corrupt, badSignature, incomplete, notTrusted, timeNotEstablished
  }

  /// Everything that was found.
  public internal(set) var findings: [CheckFinding] = []
  /// What was checked, in words.
  public internal(set) var scope = ""
  /// The vault's fingerprint, as far as the roster could be read.
  public internal(set) var fingerprint: Fingerprint?
  /// Entries in the log.
  public internal(set) var entryCount: UInt64 = 0
  /// Objects in the vault.
  public internal(set) var objectCount = 0
  /// Payloads that a thin vault does not have; nil for one that is whole.
  public internal(set) var elsewhere: Int?
  /// Bytes of objects that were read.
  public internal(set) var byteCount: UInt64 = 0
  /// Whether others vouched for when the log's entries existed: `unverifiable` where the caller believes nobody.
  public internal(set) var time = BundleVerdict.unverifiable
  /// The kept checkpoints that have timestamps, the smallest first.
  public internal(set) var heads: [HeadTime] = []
  /// Whether only a share of the objects was read.
  public internal(set) var isSample = false

  /// What was read, for the event that records it; nil where the log could not be read.
  var fixity: FixityResult?
  /// Objects that are damaged or missing.
  var damaged: Set<SHA256Digest> = []

  /// The verdict.
  public var outcome: Outcome {
    let kinds = findings.filter { $0.severity == .failure }.map(\.code.outcome)
    return Outcome.allCases.dropFirst().first(where: kinds.contains) ?? .verified
  }

  mutating func add(
    _ code: CheckFinding.Code, _ path: String, _ message: String, as severity: CheckFinding.Severity = .failure,
    item: Identifier? = nil
  ) {
    findings.append(CheckFinding(code: code, severity: severity, path: path, item: item, message: message))
  }
}
