public import Custody
public import Timestamping
public import VaultCrypto
public import VaultFiles
internal import VerificationRecord

/// What a person says about time: whom they believe, and for when they ask.
public enum TimeOptions {
  private static let maximumFile = 16 << 20

  /// The options.
  public static let all: [OptionSpecification] = [
    .value("trust-roots", nil, "FILE", help: "certificates (PEM) of timestamp authorities' roots that you trust"),
    .value("at", nil, "TIME", help: "judge for this time, 2036-11-03T14:20:05Z; default: now"),
    .value("tsa-policy", nil, "OID", repeats: true, help: "count only timestamps issued under this policy"),
    .value("crl", nil, "FILE", repeats: true, help: "revocation lists (PEM or DER), beside those that are kept"),
    .value("qualified", nil, "FILE", help: "SHA-256 of certificates that a list calls qualified, one a line"),
  ]

  /// The question that the options ask.
  /// - Parameters:
  ///   - now: the clock's time, which counts only where no other is given.
  ///   - ledger: keeps what was given.
  public static func question(
    _ invocation: Invocation, now: Timestamp, ledger: InputLedger? = nil
  ) throws(UserError) -> TimeQuestion {
    let moment = try at(invocation) ?? now
    guard let roots = invocation.path("trust-roots") else {
      // Revocation lists may be about signers.
      let names = ["tsa-policy", "qualified"] + (invocation.has("signer-roots") ? [] : ["crl"])
      for name in names where invocation.has(name) {
        throw UserError(.usage, "--\(name) says something about timestamps that count only with --trust-roots FILE.")
      }
      return TimeQuestion(trust: nil, moment: moment.seconds)
    }
    var lists: [RevocationList] = []
    for path in invocation.paths("crl") { lists += try revocations(path, ledger: ledger) }
    var qualified: Set<SHA256Digest> = []
    if let path = invocation.path("qualified") {
      let bytes = try read(path)
      ledger?.note(.qualifiedList, path, bytes)
      do throws(TimestampError) { qualified = try TimestampTrust.qualifiedList(bytes) } catch {
        throw UserError(.usage, "\(path) is no list of certificates: \(error.reason).")
      }
    }
    let policies = try policies(invocation)
    for policy in policies { ledger?.note(.timestampPolicy, policy.description) }
    let trust = TimestampTrust(
      certificates: try certificates(roots, .timestampRoots, ledger: ledger), policies: Set(policies),
      qualified: qualified, lists: lists)
    return TimeQuestion(trust: trust, moment: moment.seconds)
  }

  /// The time that `--at` gives; nil where it is not there.
  public static func at(_ invocation: Invocation) throws(UserError) -> Timestamp? {
    guard let text = try invocation.text("at") else { return nil }
    guard let time = Timestamp(text) else {
      throw UserError(.usage, "\(text) is no time in UTC, such as 2036-11-03T14:20:05Z.")
    }
    return time
  }

  /// The policies that `--tsa-policy` names.
  public static func policies(_ invocation: Invocation) throws(UserError) -> [PolicyIdentifier] {
    var policies: [PolicyIdentifier] = []
    for text in try invocation.texts("tsa-policy") {
      guard let policy = PolicyIdentifier(text) else {
        throw UserError(.usage, "\(text) is no object identifier, such as 1.3.6.1.4.1.4146.2.3.")
      }
      policies.append(policy)
    }
    return policies
  }

  /// The revocation lists in a file.
  /// - Parameter ledger: keeps what was given.
  public static func revocations(
    _ path: FilePath, ledger: InputLedger? = nil
  ) throws(UserError) -> [RevocationList] {
    let bytes = try read(path)
    ledger?.note(.revocationList, path, bytes)
    do throws(CryptoError) { return try RevocationList.list(bytes) } catch {
      throw UserError(.usage, "\(path) holds no certificate revocation list in PEM or DER.")
    }
  }

  /// The certificates in a file.
  /// - Parameter ledger: keeps what was given.
  static func certificates(
    _ path: FilePath, _ kind: GivenInput.Kind, ledger: InputLedger?
  ) throws(UserError) -> [X509Certificate] {
    let bytes = try read(path)
    ledger?.note(kind, path, bytes)
    do throws(CryptoError) { return try X509Certificate.list(bytes) } catch {
      throw UserError(.usage, "\(path) holds no certificates in PEM.")
    }
  }

  private static func read(_ path: FilePath) throws(UserError) -> [UInt8] {
    do throws(FileError) {
      return try Folder.open(path.parent).read(path.lastComponent, limit: maximumFile)
    } catch {
      throw UserError(.failed, "\(path) cannot be read (\(error.reason)).")
    }
  }
}
