public import Custody
internal import Encodings
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

/// Passphrases that did not open an identity. Without one nothing can be signed: they are counted on this machine, outside all vaults, and recorded
/// in one event when the identity is opened next and works with a vault that can be written (Schemas/README.md §3.5).
public struct UnlockFailures: Sendable {
  private static let maximum = 128

  /// How often, and when first and last.
  public struct Count: Equatable, Sendable {
    /// How often; not above 10⁹.
    public let number: Int
    /// The first time.
    public let first: Timestamp
    /// The last time.
    public let last: Timestamp
  }

  private let folder: FilePath
  private let name: FilePath

  /// The failures of the identity file at a path; nil where this machine has no place to count them.
  public init?(_ identity: FilePath) {
    guard let stateFolder = try? Machine.stateFolder else { return nil }
    self.init(identity, stateFolder: stateFolder)
  }

  init(_ identity: FilePath, stateFolder: FilePath) {
    folder = stateFolder.appending("unlocks")
    let path = (try? Machine.absolute(identity)) ?? identity
    name = FilePath(String(SHA256.hash(path.bytes).hex.prefix(32)))
  }

  /// Counts one more. Best effort: a home folder that cannot be written must not keep anyone from trying again.
  func note(at moment: Timestamp = .now) {
    do throws(FileError) {
      let folder = try Folder.createAll(folder)
      try folder.lock()
      defer { folder.unlock() }
      let known = read(in: folder)
      let number = min((known?.number ?? 0) + 1, 1_000_000_000)
      try folder.replace(name, with: Array("\(number) \(known?.first ?? moment) \(moment)\n".utf8))
    } catch {}
  }

  /// What was counted and not recorded yet; nil where there is nothing.
  public var pending: Count? { (try? Folder.open(folder)).flatMap(read) }

  /// Records what was counted in a vault, and begins anew.
  /// - Returns: what was recorded; nil where there was nothing, or it cannot be recorded in this vault: then it stays.
  public func record(in session: UnlockedVault) -> Count? {
    let trace = Trace(session)
    guard pending != nil, trace.mayRecord(.refusal), let folder = try? Folder.open(folder) else { return nil }
    do throws(FileError) {
      // Two processes may come at once: each failure is recorded once.
      try folder.lock()
      defer { folder.unlock() }
      guard let known = read(in: folder) else { return nil }
      let claims = [
        JSONMember("count", .integer(known.number)), JSONMember("first", .string(known.first.description)),
        JSONMember("last", .string(known.last.description)),
      ]
      do throws(VaultError) { try trace.record(.unlockFailed, claims, to: Compartment.control) } catch { return nil }
      try folder.removeTree(name)
      return known
    } catch {
      return nil
    }
  }

  private func read(in folder: Folder) -> Count? {
    guard let bytes = try? folder.readIfPresent(name, limit: Self.maximum) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 3, let number = Int(words[0]), (1...1_000_000_000).contains(number),
      let first = Timestamp(String(words[1])), let last = Timestamp(String(words[2]))
    else { return nil }
    return Count(number: number, first: first, last: last)
  }
}
