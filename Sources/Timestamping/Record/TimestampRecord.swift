internal import VaultCrypto

/// A file whose time others vouched for, and what lies beside it: tokens over it, renewals of these, revocation lists.
///
/// A renewal is a token over a ``RenewalManifest``, which lists the file and the tokens and lists that were there. A token is judged
/// at the time of the first renewal that covers it and counts, else at the time for which the question is asked: so what was good when
/// it was renewed stays so, whatever becomes of its authority's keys.
public struct TimestampRecord: Sendable {
  /// More files than this beside one are not looked at.
  public static let maximumFileCount = 1024

  /// The file's name, as renewals list it.
  public let name: String
  /// The file's bytes.
  public let bytes: [UInt8]
  /// What stands before the names of the files beside it.
  public let prefix: String
  /// Everything beside it that is what its name says, by name without the prefix.
  public private(set) var files: [TimestampFileName: [UInt8]] = [:]
  /// What cannot be used, by name, and why.
  public private(set) var refused: [(name: String, error: TimestampError)] = []

  private(set) var tokens: [(name: TimestampFileName, token: TimestampToken)] = []
  private var renewals: [SHA256Digest: RenewalManifest] = [:]
  private(set) var lists: [RevocationList] = []

  /// An empty record.
  public init(name: String, bytes: [UInt8], prefix: String = "") {
    self.name = name
    self.bytes = bytes
    self.prefix = prefix
  }

  /// Takes a file that lies beside the first. What cannot be used is noted, and not counted.
  public mutating func take(_ fileName: TimestampFileName, _ content: [UInt8]) {
    do throws(TimestampError) {
      guard SHA256.hash(content) == fileName.digest else {
        throw TimestampError(.wrongName, "the bytes have another digest than the name")
      }
      guard files[fileName] == nil else { return }
      guard files.count < Self.maximumFileCount else {
        throw TimestampError(.malformed, "more files than are looked at")
      }
      switch fileName.kind {
      case .token: tokens.append((fileName, try TimestampToken(content)))
      case .renewal:
        let manifest = try RenewalManifest(parsing: content)
        guard manifest.digests[name] == SHA256.hash(bytes) else {
          throw TimestampError(.wrongImprint, "the renewal is of another file")
        }
        renewals[fileName.digest] = manifest
      case .revocations:
        do throws(CryptoError) { lists.append(try RevocationList(der: content)) } catch {
          throw TimestampError(.malformed, "no revocation list in DER")
        }
      }
      files[fileName] = content
    } catch {
      refused.append((prefix + fileName.description, error))
    }
  }

  /// Whether there is a token, or what claims to be one.
  public var hasTokens: Bool { !tokens.isEmpty || refused.contains { $0.name.hasPrefix(prefix + "tsr-") } }

  /// What a token is over.
  public enum Cover: Sendable {
    /// The file itself.
    case file
    /// The file and everything that this lists.
    case renewal(RenewalManifest)
  }

  /// What a token is over; nil where it is over nothing of this record.
  public func cover(of token: TimestampToken) -> Cover? {
    let imprint = token.info.imprint
    if imprint.covers(bytes) { return .file }
    if imprint.algorithm == .sha256 {
      return SHA256Digest(imprint.digest).flatMap { renewals[$0] }.map { .renewal($0) }
    }
    return renewals.values.first { imprint.covers($0.bytes) }.map { .renewal($0) }
  }

  /// The manifest that a renewal made now would be over: the file, and everything beside it but manifests that nobody answered.
  public var nextRenewal: RenewalManifest {
    var digests = [name: SHA256.hash(bytes)]
    let answered = Set(
      tokens.compactMap { token in
        if case .renewal(let manifest) = cover(of: token.token) { manifest.digest } else { nil }
      })
    for file in files.keys where file.kind != .renewal || answered.contains(file.digest) {
      digests[prefix + file.description] = file.digest
    }
    return RenewalManifest(digests)
  }
}
