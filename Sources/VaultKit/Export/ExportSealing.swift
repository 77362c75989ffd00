public import Age
internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
public import VaultCrypto
public import VaultFiles

/// How a bundle is sealed for its way: one file, which only its recipients open, instead of a folder.
public struct ExportSealing: Sendable {
  /// What opens it.
  public enum Key: Sendable {
    /// Any one of these identities.
    case recipients([X25519Recipient])
    /// A passphrase, which is told by another way than the file.
    case passphrase(SecretBytes)
  }

  /// How the name of a sealed bundle ends.
  public static let suffix = ".tar.age"
  /// How the name of the sheet beside it ends that says how to open it.
  public static let sheetSuffix = ".opening.txt"

  /// What opens it.
  public let key: Key
  /// How long a file may be, in bytes; the export is parted into volumes then. Nil for one file, however long.
  public let volumeByteCount: UInt64?

  /// Sealed with a passphrase.
  public init(passphrase: SecretBytes, volumeByteCount: UInt64? = nil) {
    key = .passphrase(passphrase)
    self.volumeByteCount = volumeByteCount
  }

  /// Sealed to recipients.
  /// - Parameter words: `age1…`, or the label of a member whose key opens it.
  /// - Throws: `.usage` for a word that is neither, for a member who only seals, and for a recipient named twice.
  public init(
    to words: [String], in session: UnlockedVault, volumeByteCount: UInt64? = nil
  ) throws(VaultError) {
    let roster = try session.vault.state().rosters.current
    var recipients: [X25519Recipient] = []
    for word in words {
      let recipient = try Self.recipient(word, roster)
      guard !recipients.contains(recipient) else {
        throw VaultError(.usage, "The recipient \(word) was named twice.", safe: "Nothing was written.")
      }
      recipients.append(recipient)
    }
    key = .recipients(recipients)
    self.volumeByteCount = volumeByteCount
  }

  private static func recipient(_ word: String, _ roster: Roster) throws(VaultError) -> X25519Recipient {
    if word.hasPrefix("age1") {
      if let recipient = try? X25519Recipient(word) { return recipient }
      throw VaultError(
        .usage, "\(word) is not an age recipient: it has 62 letters and digits. Was one lost?",
        safe: "Nothing was written.")
    }
    guard let member = roster.members.first(where: { $0.label == word }) else {
      throw VaultError(
        .usage, "\(word) is neither an age recipient (age1…) nor a member's label.", safe: "Nothing was written.",
        next: "Members are shown by: evault member list")
    }
    guard member.suspendedSince == nil else {
      throw VaultError(.usage, "\(word) is suspended: nothing is sealed to them.", safe: "Nothing was written.")
    }
    guard let recipient = member.recipient else {
      throw VaultError(
        .usage, "\(word) only ever seals, and could not open it.", safe: "Nothing was written.",
        next: "Name another member, or an age recipient.")
    }
    return recipient
  }

  /// What an event says of it. The keys are recorded: only they tell later who could open what left, and whoever reads the event knows the recipient
  /// anyway.
  var claims: [JSONMember] {
    switch key {
    case .recipients(let recipients):
      [
        JSONMember("sealed", "recipients"),
        JSONMember("sealed_to", .array(recipients.map(\.description).sorted().map { .string($0) })),
      ]
    case .passphrase: [JSONMember("sealed", "passphrase")]
    }
  }

  /// Whom the file is sealed to, as age has it.
  var recipients: [AgeRecipient] {
    switch key {
    case .recipients(let recipients): recipients.map { .x25519($0) }
    case .passphrase(let passphrase): [.passphrase(passphrase, workFactor: PassphraseCost.workFactor())]
    }
  }

  /// The most bytes that a file has in which an archive of this length is sealed.
  func sealedByteCount(_ archive: UInt64) -> UInt64 {
    let stanzas: UInt64
    switch key {
    case .recipients(let recipients): stanzas = UInt64(recipients.count)
    case .passphrase: stanzas = 1
    }
    return 512 + 256 * stanzas + AgePayload.sealedByteCount(plaintext: archive)
  }

  var isByPassphrase: Bool { if case .passphrase = key { true } else { false } }

  /// Refuses a name that does not say what the file is.
  static func check(_ destination: FilePath) throws(VaultError) {
    let name = destination.lastComponent.bytes
    guard name.count > suffix.utf8.count, name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) else {
      throw VaultError(
        .usage, "A sealed bundle is one file, and its name ends in \(suffix).", safe: "Nothing was written.",
        next: "Name it so: -o NAME\(suffix)")
    }
  }

  /// Refuses a name that says sealed for a folder that is not: somebody would send it as if it were.
  public static func checkOpen(_ destination: FilePath) throws(VaultError) {
    let ending = Array(".age".utf8)
    guard !destination.lastComponent.bytes.suffix(ending.count).elementsEqual(ending) else {
      throw VaultError(
        .usage, "\(destination) would be a folder of files in clear, and its name says that it is sealed.",
        safe: "Nothing was written.",
        next: "To seal it: --to RECIPIENT, or --passphrase. For a folder in clear, choose another name.")
    }
  }

  /// The name of a volume, for a file of this name: `NAME.2-of-5.tar.age`.
  static func name(of volume: BundleVolume, for name: FilePath) -> FilePath {
    let middle = ".\(volume.number)-of-\(volume.count)" + suffix
    return FilePath(bytes: name.bytes.dropLast(suffix.utf8.count) + Array(middle.utf8))
  }

  /// The sheet's name, for a file of this name.
  static func sheet(for name: FilePath) -> FilePath {
    FilePath(bytes: name.bytes.dropLast(suffix.utf8.count) + Array(sheetSuffix.utf8))
  }
}
