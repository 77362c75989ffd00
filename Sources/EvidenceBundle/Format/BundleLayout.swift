public import Custody
public import VaultCrypto
internal import VerifyPage

/// Where everything in a bundle lies, relative to its top folder (Schemas/README.md §4).
///
///     data/0001-statement.mp4
///     custody/events/8Q3T-MZ1K-0VRE-7XA2H.sd-jwt
public enum BundleLayout {
  /// The label in `bag-info.txt` of exhibits that are not to be passed on without their originator.
  public static let originatorControl = "Originator-Control"
  /// Which exhibit is which item, and which events prove it.
  public static let index = "bundle.json"
  /// How to verify, in plain words.
  public static let readMe = "README.txt"
  /// A copy of the verifier that is a page; bundles of before lack it.
  public static let page = VerifyPage.fileName
  /// What is in the bundle, for people to read; bundles of before lack it.
  public static let report = "report.html"
  /// The signed note that all proofs lead to.
  public static let checkpoint = "custody/checkpoint"
  /// The log's key as a C2SP tlog-policy.
  public static let policy = "custody/policy"
  /// The tag manifest: what the bundle's signatures are over.
  public static let tagManifest = "tagmanifest-sha256.txt"
  /// The payload manifest.
  public static let manifest = "manifest-sha256.txt"
  /// The folder of the exhibits.
  public static let payloadFolder = "data"
  /// The folder of the roster versions.
  public static let rosterFolder = "custody/roster"
  /// The folder of the events.
  public static let eventFolder = "custody/events"
  /// The only folder where files may be that no manifest lists.
  public static let signatureFolder = "signatures"
  /// The namespace of the SSH signatures over the tag manifest.
  public static let signatureNamespace = "bundle@evidencevault"
  /// The most roster versions: their file names have six digits.
  public static let maximumRosterCount = 999_999
  /// The highest exhibit number.
  public static let maximumExhibitNumber = 99_999_999

  /// The folder that holds everything in a sealed bundle's archive: unique, so that nothing is ever unpacked over something else.
  public static func archiveFolder(_ export: Identifier, _ volume: BundleVolume? = nil) -> String {
    "bundle-\(export)" + (volume.map { "-\($0.number)-of-\($0.count)" } ?? "")
  }

  /// The folder of what a dossier says of its exhibits: tag files, one level.
  public static let documentFolder = "dossier"

  static let fieldsFolder = "custody/field"

  /// The folder of what came with a field vault's events.
  static func fieldFolder(_ field: Fingerprint) -> String { "\(fieldsFolder)/\(field)" }

  /// A field vault's roster.
  public static func fieldRoster(_ field: Fingerprint) -> String { "\(fieldFolder(field))/roster.sd-jwt" }

  /// A checkpoint of a field vault's log.
  public static func fieldCheckpoint(_ field: Fingerprint, size: UInt64) -> String {
    "\(fieldFolder(field))/\(size).checkpoint"
  }

  static let topFiles: Set<String> = ["bagit.txt", "bag-info.txt", manifest, tagManifest, readMe, index, page, report]
  static let folders: Set<String> = [
    payloadFolder, documentFolder, "custody", rosterFolder, eventFolder, fieldsFolder, signatureFolder,
    timestampsFolder,
  ]

  /// A roster version's token.
  public static func roster(_ version: Int) -> String { "\(rosterFolder)/\(padded(version, 6)).sd-jwt" }

  /// The proof of a roster version's entry.
  public static func rosterProof(_ version: Int) -> String { "\(rosterFolder)/\(padded(version, 6)).tlog-proof" }

  /// An event's token.
  public static func event(_ event: Identifier) -> String { "\(eventFolder)/\(event).sd-jwt" }

  /// The proof of an event's entry.
  public static func eventProof(_ event: Identifier) -> String { "\(eventFolder)/\(event).tlog-proof" }

  /// What cosigners said of a log of this size, which the bundle's checkpoint is the beginning of.
  public static func cosigned(_ size: UInt64) -> String { "\(signatureFolder)/\(size).cosigned" }

  /// A member's signature over the tag manifest.
  public static func signature(_ kid: String) -> String { "\(signatureFolder)/\(kid).sig" }

  /// A signature over the tag manifest by the certificate whose DER has this SHA-256.
  public static func certificateSignature(_ certificate: SHA256Digest) -> String {
    "\(signatureFolder)/\(certificate.hex)\(certificateSuffix)"
  }

  private static let certificateSuffix = ".p7s"

  /// Whether a file in the folder of signatures is one by a certificate.
  static func isCertificateSignature(_ name: some StringProtocol) -> Bool {
    name.hasSuffix(certificateSuffix)
      && SHA256Digest(hex: String(name.dropLast(certificateSuffix.utf8.count))) != nil
  }

  /// Whether `path` is one that the exhibit of this number can have: `data/`, the number with four digits or more, `-`, and a name; all of it
  /// at most 64 letters, digits, `-`, `_` and `.` behind the slash.
  public static func isPayload(_ path: String, number: Int) -> Bool {
    let start = "\(payloadFolder)/\(padded(number, 4))-"
    let name = path.utf8.dropFirst(payloadFolder.utf8.count + 1)
    return path.utf8.starts(with: start.utf8) && path.utf8.count > start.utf8.count && name.count <= 64
      && name.last != 0x2e
      && name.allSatisfy(isPortable)
  }

  /// Whether a name can be a document's: at most 64 letters, digits, `-`, `_` and `.`, the first and last no point.
  public static func isDocument(_ name: some StringProtocol) -> Bool {
    (1...64).contains(name.utf8.count) && !name.hasPrefix(".") && !name.hasSuffix(".")
      && name.utf8.allSatisfy(isPortable)
  }

  private static func isPortable(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || [0x2d, 0x2e, 0x5f].contains(byte)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
