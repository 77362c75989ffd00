internal import Custody
internal import VaultCrypto
internal import VaultFiles

extension BundleInspection {
  /// The longest payload that is read although no verified event says how long it is: 1 TiB. A sparse file can claim any length.
  private static var maximumUnvouchedByteCount: UInt64 { 1 << 40 }

  private struct Payload: Sendable {
    let path: String
    let byteCount: UInt64
  }

  /// Computes the digests of all payloads on all cores, the longest first so that no core ends up alone with it.
  mutating func hashPayloads() {
    guard let index, let data = openFolder(BundleLayout.payloadFolder) else {
      for (path, file) in survey.files where file.place == .payload { leftOut.insert(path) }
      return noteMissingPayloads()
    }
    noteMissingPayloads()
    var payloads: [Payload] = []
    for exhibit in index.exhibits {
      guard let path = exhibit.path, let byteCount = survey.files[path]?.byteCount else { continue }
      let expected = intake(of: exhibit)?.payloadByteCount
      if let expected, expected != byteCount {
        note(.wrongSize, path, exhibit: exhibit.number, "\(byteCount) bytes instead of \(expected)")
      }
      if byteCount > Self.maximumUnvouchedByteCount, expected != byteCount {
        note(.tooLarge, path, exhibit: exhibit.number)
        leftOut.insert(path)
      } else {
        payloads.append(Payload(path: path, byteCount: byteCount))
      }
    }
    payloads.sort { $0.byteCount > $1.byteCount }
    let all = payloads
    let results = Workers.map(all.count) { (place, reader) -> SHA256Digest? in
      let payload = all[place]
      return try? reader.digest(data, FilePath(payload.path).lastComponent, limit: payload.byteCount)
    }
    for (payload, digest) in zip(all, results) {
      if let digest {
        digests[payload.path] = digest
      } else {
        note(.unreadable, payload.path, exhibit: exhibits[payload.path])
        leftOut.insert(payload.path)
      }
    }
    comparePayloads(index)
  }

  private mutating func noteMissingPayloads() {
    for exhibit in index?.exhibits ?? [] {
      guard let path = exhibit.path, survey.files[path] == nil else { continue }
      note(.missingPayload, path, exhibit: exhibit.number)
    }
  }

  private mutating func comparePayloads(_ index: BundleIndex) {
    for exhibit in index.exhibits {
      guard let path = exhibit.path, let byteCount = survey.files[path]?.byteCount else { continue }
      guard let digest = digests[path], let intake = intake(of: exhibit), let expected = intake.payloadDigest
      else { continue }
      if digest != expected, intake.payloadByteCount.map({ $0 == byteCount }) ?? true {
        note(.wrongPayload, path, exhibit: exhibit.number)
      }
    }
  }

  /// Notices files that a bundle can have but that this one's index does not speak of.
  mutating func judgeFiles() {
    guard let index else { return }
    let payloads = Set(index.exhibits.compactMap(\.path))
    let fields = Set(events.values.compactMap(\.field))
    for (path, file) in survey.files {
      let isReferenced =
        switch file.place {
        case .top, .custody, .document, .signature, .cosigned, .signatureTimestamp: true
        case .timestamp(let size): survey.files[BundleLayout.timestampedNote(size)] != nil
        case .roster(let version): version <= index.rosterCount
        case .field(let field): fields.contains(field)
        case .event: digests[path] != nil || leftOut.contains(path)
        case .payload: payloads.contains(path)
        }
      guard !isReferenced else { continue }
      note(.unreferencedFile, path)
      // Nothing says how long it may be, so nothing of it is read.
      leftOut.insert(path)
    }
  }
}
