public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VerifyPage

/// How long a bundle's archive can become, known before anything of it is written: never less than it will be, and little more.
public enum BundleBound {
  /// Headers with an extended one, padding, and the line of a manifest.
  private static let fileByteCount: UInt64 = 2304
  /// A proof in a log of 2^40 entries.
  private static let maximumHashes = 40
  /// A checkpoint with the log's signature.
  private static let maximumNote = 1024

  /// What one exhibit takes.
  /// - Parameters:
  ///   - payloadByteCount: nil where the payload is withheld.
  ///   - reportByteCount: what the page for people says of it, at most.
  public static func exhibit(
    _ events: [BundleEvent], payloadByteCount: UInt64?, reportByteCount: Int = 0
  ) -> UInt64 {
    var sum: UInt64 = 256 + UInt64(reportByteCount) + 64 * UInt64(events.count)
    for event in events {
      sum += file(event.token.serialized.count)
      let note = event.field?.log.note.bytes.count ?? maximumNote
      sum += file(proof(hashes: maximumHashes, entry: event.entry.bytes.count, note: note))
      for other in event.field?.files ?? [] { sum += file(other.bytes.count) }
    }
    if let payloadByteCount { sum += payloadByteCount + fileByteCount }
    return sum
  }

  /// What every volume takes besides: the pages, rosters, timestamped checkpoints, indexes, manifests, signature.
  /// - Parameter itemCount: of the whole export, whose authorisation names them all.
  /// - Parameter reportByteCount: what the page for people has beside its exhibits, at most.
  public static func frame(
    _ rosters: RosterHistory, _ times: [BundleTimes], itemCount: Int, reportByteCount: Int = 0
  ) -> UInt64 {
    var sum: UInt64 = (128 << 10) + file(VerifyPage.bundleCopy.count) + file(reportByteCount)
    sum += 128 * UInt64(itemCount)
    for version in rosters.versions {
      sum += file(version.roster.token.serialized.count)
      sum += file(proof(hashes: maximumHashes, entry: 64, note: maximumNote))
    }
    for other in times.flatMap(\.files) { sum += file(other.bytes.count) }
    return sum
  }

  private static func file(_ byteCount: Int) -> UInt64 { UInt64(byteCount) + fileByteCount }

  private static func proof(hashes: Int, entry: Int, note: Int) -> Int { 512 + 2 * entry + 48 * hashes + note }
}
