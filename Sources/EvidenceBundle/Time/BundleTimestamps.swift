public import Timestamping
public import VaultCrypto
public import VaultFiles

/// The timestamps over one of a bundle's signatures. They lie beside it, in the only folder where files may be that no manifest lists:
/// `signatures/<kid>.sig.tsr-<sha256>`, and likewise beside `.p7s`.
public struct BundleTimestamps: Sendable {
  private static let maximumSignature = 1 << 16

  private let folder: Folder
  /// The signature, and what lies beside it.
  public let record: TimestampRecord

  /// Those of every signature in the bundle at this path, sorted by name.
  public static func all(in bundle: FilePath) throws(BundleTimestampError) -> [BundleTimestamps] {
    do throws(FileError) {
      let folder = try Folder.open(bundle).folder(FilePath(BundleLayout.signatureFolder))
      let names = try folder.entries().filter { $0.kind == .regular }.compactMap(\.name.text).sorted()
      // What lies beside each, found in one go.
      var beside: [String: [(path: String, file: TimestampFileName)]] = [:]
      for name in names {
        guard let (signature, file) = BundleLayout.signatureCompanion(name) else { continue }
        beside[signature, default: []].append((name, file))
      }
      var all: [BundleTimestamps] = []
      for name in names where BundleLayout.isTimestampable(name) {
        let bytes = try folder.read(FilePath(name), limit: maximumSignature)
        var record = TimestampRecord(name: name, bytes: bytes, prefix: name + ".")
        for (path, file) in beside[name] ?? [] {
          record.take(file, try folder.read(FilePath(path), limit: file.kind.maximumByteCount))
        }
        all.append(BundleTimestamps(folder: folder, record: record))
      }
      return all
    } catch {
      throw .file(error)
    }
  }

  /// A request over the signature.
  public func request(policy: PolicyIdentifier?) throws(BundleTimestampError) -> TimestampRequest {
    do throws(TimestampError) { return try record.request(policy: policy) } catch { throw .refused(error) }
  }

  /// A request over a list of the signature and everything beside it, which is kept.
  public func renewal(policy: PolicyIdentifier?) throws(BundleTimestampError) -> TimestampRequest {
    guard record.hasTokens else { throw .nothingToRenew }
    let manifest = record.nextRenewal
    try keep(manifest.bytes, TimestampFileName(.renewal, manifest.bytes))
    do throws(TimestampError) { return try record.request(manifest, policy: policy) } catch { throw .refused(error) }
  }

  /// What was attached.
  public struct Report: Sendable {
    /// The signature's file.
    public let signature: String
    /// The token's file, without the signature's name before it.
    public let name: TimestampFileName
    /// What the authority signed.
    public let info: TimestampInfo
    /// Who that is: the subject of the certificate that the signature names.
    public let authority: String
    /// Whether it renews older ones.
    public let isRenewal: Bool
    /// Whether it was there already.
    public let wasKnown: Bool
  }

  /// Verifies an answer as far as that needs no trust, and keeps it beside the signature that it is over.
  public static func attach(
    _ answer: [UInt8], request: TimestampRequest?, lists: [RevocationList], to places: [BundleTimestamps]
  ) throws(BundleTimestampError) -> Report {
    let token: TimestampToken
    let place: BundleTimestamps
    let authority: String
    do throws(TimestampError) {
      token = try TimestampToken(answer)
      guard let found = places.first(where: { $0.record.cover(of: token) != nil }) else {
        throw TimestampError(.wrongImprint, "it is over none of the bundle's signatures")
      }
      place = found
      try place.record.check(token, answers: request)
      authority = try token.signer().subject
    } catch {
      throw .refused(error)
    }
    let name = TimestampFileName(.token, token.response)
    let wasKnown = place.record.files[name] != nil
    try place.keep(token.response, name)
    for list in lists { try place.keep(list.der, TimestampFileName(.revocations, list.der)) }
    var isRenewal = false
    if case .renewal = place.record.cover(of: token) { isRenewal = true }
    return Report(
      signature: place.record.name, name: name, info: token.info, authority: authority,
      isRenewal: isRenewal, wasKnown: wasKnown)
  }

  private func keep(_ bytes: [UInt8], _ name: TimestampFileName) throws(BundleTimestampError) {
    do throws(FileError) {
      let path = FilePath(record.prefix + name.description)
      if try folder.status(path) == nil { try folder.replace(path, with: bytes, mode: 0o644) }
    } catch {
      throw .file(error)
    }
  }
}
