internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles

extension BundleInspection {
  // Only so many events at a time are in memory whole; what is kept of them is small.
  private static var windowCount: Int { 512 }

  /// Reads and verifies every event that the index speaks of, on all cores.
  mutating func readEvents() {
    guard let index else { return }
    let places = index.allEvents.map { EventCheck.Place(event: $0.event, exhibit: $0.exhibit) }
    guard let events = openFolder(BundleLayout.eventFolder) else {
      for place in places {
        note(.missingEvent, BundleLayout.event(place.event), exhibit: place.exhibit)
        note(.missingProof, BundleLayout.eventProof(place.event), exhibit: place.exhibit)
      }
      return
    }
    let basis = EventBasis(files: survey.files, note: note, checkpoint: checkpoint, history: history, fields: fields)
    var refused: [(findings: [BundleFinding], strangers: [String])] = []
    for start in stride(from: 0, to: places.count, by: Self.windowCount) {
      let window = Array(places[start..<min(start + Self.windowCount, places.count)])
      let checks = Workers.map(window.count) { (place, reader) in
        var check = EventCheck(window[place])
        check.check(events, basis, &reader)
        return check
      }
      for check in checks {
        for (path, digest) in check.digests { digests[path] = digest }
        leftOut.formUnion(check.leftOut)
        if let event = check.event {
          self.events[check.place.event] = event
          event.field.map { fieldHeads[$0, default: ProvenHeads()].add(check.proven) } ?? heads.add(check.proven)
        }
        if !check.findings.isEmpty { refused.append((check.findings, check.strangers)) }
      }
    }
    let strangers = Set(refused.flatMap(\.strangers))
    let borrowed = strangers.isEmpty ? [] : origins(of: strangers, among: places, in: events)
    for (found, strangers) in refused {
      let isBorrowed = strangers.contains(where: borrowed.contains)
      for finding in found {
        // Whoever moves a statement from one event to another makes nothing up, but deceives all the same: another finding.
        if isBorrowed, finding.code == .forgedDisclosure {
          note(.swappedDisclosure, finding.path, exhibit: finding.exhibit)
        } else {
          findings.append(finding)
        }
      }
    }
  }

  /// A folder of the bundle; nil where there is none.
  func openFolder(_ path: String) -> SourceFolder? { try? folder.folder(FilePath(path)) }

  /// Which of these digests some event of the bundle calls for. A second reading, which only a forged bundle costs.
  private mutating func origins(
    of strangers: Set<String>, among places: [EventCheck.Place], in folder: SourceFolder
  ) -> Set<String> {
    var found: Set<String> = []
    for place in places {
      let path = BundleLayout.event(place.event)
      guard let limit = BundlePlace(path)?.maximumByteCount,
        let (bytes, _) = try? reader.bytes(folder, FilePath(path).lastComponent, limit: limit),
        let token = try? SDJWT(parsing: bytes)
      else { continue }
      for digest in token.payload["_sd"]?.arrayValue ?? [] {
        if let text = digest.stringValue, strangers.contains(text) { found.insert(text) }
      }
    }
    return found
  }

  /// Compares the heads that signers saw with those that follow from the proofs.
  mutating func judgeHeads() {
    guard let checkpoint, let index else { return }
    heads.add([checkpoint.head])
    for (event, exhibit) in index.allEvents {
      guard let checked = events[event] else { continue }
      let known = checked.field.map { fieldHeads[$0] ?? ProvenHeads() } ?? heads
      guard known.confirms(checked.head) == false else { continue }
      note(.inconsistentHead, BundleLayout.event(event), exhibit: exhibit, "size \(checked.head.size)")
    }
  }
}
