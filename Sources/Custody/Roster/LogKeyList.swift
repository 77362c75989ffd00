internal import SelectiveDisclosure

/// Who may sign a vault's checkpoints, for whoever follows its log: every roster version, with those members disclosed who are marked
/// `log` or signed a version (Schemas/README.md §3.9).
public struct LogKeyList: Sendable {
  /// The longest list: 64 MiB.
  public static let maximumByteCount = 64 << 20

  /// The versions, verified one after the other.
  public let history: RosterHistory

  /// The list of a vault's rosters.
  public init(_ history: RosterHistory) { self.history = history }

  /// Reads a list. Throws for anything but roster versions from 1 on, each signed by a custodian of the one before, a line each.
  public init(_ bytes: [UInt8]) throws(CustodyError) {
    guard bytes.count <= Self.maximumByteCount, bytes.last == 0x0a else {
      throw CustodyError(.malformed, "list of keys")
    }
    var tokens: [(token: SDJWT, index: UInt64)] = []
    for line in bytes.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false) {
      let token: SDJWT
      do throws(SDJWTError) { token = try SDJWT(parsing: Array(line)) } catch {
        throw CustodyError(.malformed, "roster \(tokens.count + 1): \(error.detail)")
      }
      guard let index = Roster.claimedIndex(token) else { throw CustodyError(.malformed, "roster \(tokens.count + 1)") }
      tokens.append((token, index))
    }
    history = try RosterHistory(verifying: tokens)
  }

  /// The file: a line for each version.
  public func bytes() throws(CustodyError) -> [UInt8] {
    var bytes: [UInt8] = []
    let signers = history.versions.map { $0.roster.token.jwt.header["kid"]?.stringValue }
    for (place, version) in history.versions.enumerated() {
      let next = place + 1 < signers.count ? signers[place + 1] : nil
      let kids = [place == 0 ? signers[0] : nil, next].compactMap { $0 }
      let token: SDJWT
      do throws(SDJWTError) {
        token = try version.roster.token.presenting { path, disclosure in
          guard path.components.first == .name("members"), let claim = disclosure.value.objectValue else {
            return false
          }
          return claim["log"]?.boolValue == true || claim["kid"]?.stringValue.map(kids.contains) == true
        }
      } catch {
        throw CustodyError(error)
      }
      bytes += token.serialized + [0x0a]
    }
    return bytes
  }

  /// The members who may sign checkpoints now.
  public var signers: [Member] { history.current.members.filter(\.maySignLog) }
}
