internal import Age
internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// An access event that was kept in a file while the vault could not be written.
enum AttachedEvent {
  /// More bytes has none: 1 MiB.
  static let maximumByteCount = 1 << 20

  /// Whether a file has the form of one: what it says, only its readers know.
  static func hasForm(_ sealed: [UInt8]) -> Bool { ((try? AgeHeader.parse(sealed.span)) ?? nil) != nil }

  /// Whether a file of this form is sealed to others.
  static func isForOthers(_ sealed: [UInt8], _ session: UnlockedVault) -> Bool {
    do throws(AgeError) {
      var plaintext = try AgeReader.open(
        sealed.span, identities: session.keys.identities(preferring: Compartment.general), format: .binary)
      plaintext.cleanse()
      return false
    } catch {
      return error.code == .noMatch
    }
  }

  /// The log entry for a record object from outside, verified as if it were in the log at this index.
  static func entry(
    _ sealed: [UInt8], _ path: FilePath, _ session: UnlockedVault, _ state: VaultState, index: UInt64
  ) throws(VaultError) -> LogEntry {
    let identities = session.keys.identities(preferring: Compartment.general)
    guard var plaintext = try? AgeReader.open(sealed.span, identities: identities, format: .binary),
      let count = Padding.contentCount(of: plaintext), let token = try? SDJWT(parsing: Array(plaintext[..<count]))
    else {
      let what = sealed.isEmpty ? "\(path) is empty." : "\(path) is not an access log of this vault."
      throw VaultError(
        .corrupt, what, safe: "The file is as it was.",
        next: "Keep it, and look for a whole copy of it where it came from: the event that it was to have is missing.")
    }
    plaintext.cleanse()
    let entry = LogEntry(isControl: false, event: token.issuerJWTDigest, objects: [SHA256.hash(sealed)])
    do throws(CustodyError) {
      let event = try CustodyEvent(verifying: token, entry: entry, index: index, rosters: state.rosters)
      guard event.statement.type == .access else { throw CustodyError(.malformed, "not an access event") }
    } catch {
      throw VaultError(error, "The event in \(path)")
    }
    return entry
  }
}
