internal import EvidenceBundle
internal import VaultCrypto
internal import VaultFiles
internal import VerificationRecord

/// Where a record of a verification goes: a new file, never in the bundle, and never in another one's place.
struct RecordFile {
  /// The option.
  static let options: [OptionSpecification] = [
    .value("report", nil, "FILE", help: "write a record of the verification, to print and sign (HTML); a new file")
  ]

  /// A record that was written.
  struct Written: Sendable {
    /// The file.
    let path: FilePath
    /// The SHA-256 of its bytes.
    let digest: SHA256Digest
  }

  private let path: FilePath
  private let folder: Folder

  /// The file that `--report` names; nil where none is asked for. It is looked for before anything is verified.
  /// - Parameter bundle: the bundle, in which nothing may be written.
  init?(_ invocation: Invocation, bundle: FilePath) throws(UserError) {
    guard let path = invocation.path("report") else { return nil }
    self.path = path
    do throws(FileError) {
      folder = try Folder.open(path.parent)
      guard try folder.status(path.lastComponent) == nil else { throw FileError(.exists, "create", path) }
      if let inside = try? Folder.open(bundle), try folder.isInside(inside) {
        throw FileError(.notPermitted, "create", path, reason: "in the bundle")
      }
    } catch {
      throw Self.refused(path, error, safe: "Nothing was verified.")
    }
  }

  /// Writes the record whole, or not at all.
  /// - Parameter outcome: the verdict, which must not be lost where the record cannot be written.
  func write(_ record: VerificationRecord, outcome: BundleOutcome) throws(UserError) -> Written {
    let bytes = record.bytes
    do throws(FileError) { try folder.addWhole(path.lastComponent, bytes) } catch {
      throw Self.refused(path, error, safe: "The bundle was verified, and comes to: \(outcome.rawValue).")
    }
    return Written(path: path, digest: SHA256.hash(bytes))
  }

  private static func refused(_ path: FilePath, _ error: FileError, safe: String) -> UserError {
    switch error.code {
    case .exists:
      UserError(.failed, "\(path) exists, and nothing is ever overwritten.", safe: safe, next: "Name a new file.")
    case .notPermitted where error.reason == "in the bundle":
      UserError(
        .usage, "\(path) would lie in the bundle, and be a file that does not belong to it.", safe: safe,
        next: "Name a file elsewhere.")
    default:
      UserError(.failed, "The record \(path) cannot be written (\(error.operation): \(error.reason)).", safe: safe)
    }
  }
}
