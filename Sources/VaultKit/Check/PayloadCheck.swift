internal import Custody
internal import Synchronization
internal import VaultFiles
internal import VaultStore

/// Opens payloads with all processors, and compares object names, content digests, sizes and padding. Nothing is released.
struct PayloadCheck: Sendable {
  let session: UnlockedVault
  let progress: @Sendable (UInt64) -> Void

  func run(_ events: [CustodyEvent], _ report: inout CheckReport) {
    let failures = Mutex<[Int: VaultError]>([:])
    let total = Mutex<UInt64>(0)
    Workers.run(events.count) { next throws(Never) in
      while let place = next() {
        var count: UInt64 = 0
        do throws(VaultError) {
          let payload = try PayloadReader(session, events[place])
          do throws(PayloadReader.Failure) {
            try payload.read(checkingName: true) { bytes throws(FileError) in
              count += UInt64(bytes.count)
              progress(UInt64(bytes.count))
            }
          } catch {
            // A missing object was told already.
            if case .missing = error { continue }
            throw payload.error(error)
          }
        } catch {
          failures.withLock { $0[place] = error }
        }
        total.withLock { $0 += count }
      }
    }
    report.byteCount += total.withLock { $0 }
    for (place, error) in failures.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      let event = events[place]
      let path = event.entry.objects.count > 1 ? ObjectStore.path(of: event.entry.objects[1]).description : "objects"
      report.add(.payloadDamaged, path, error.message, item: event.statement.item)
    }
  }
}
