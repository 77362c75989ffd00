internal import Custody
internal import Synchronization
internal import VaultFiles
internal import VaultStore

/// Opens payloads with all processors, and compares object names, content digests, sizes and padding. Nothing is released.
struct PayloadCheck: Sendable {
  let progress: @Sendable (UInt64) -> Void

  func run(_ payloads: [PayloadReader], _ report: inout CheckReport) {
    let failures = Mutex<[Int: VaultError]>([:])
    let total = Mutex<UInt64>(0)
    Workers.run(payloads.count) { next throws(Never) in
      while let place = next() {
        var count: UInt64 = 0
        do throws(PayloadReader.Failure) {
          try payloads[place].read(checkingName: true) { bytes throws(FileError) in
            count += UInt64(bytes.count)
            progress(UInt64(bytes.count))
          }
        } catch {
          // A missing object was told already.
          if case .missing = error { continue }
          let told = payloads[place].error(error)
          failures.withLock { $0[place] = told }
        }
        total.withLock { $0 += count }
      }
    }
    report.byteCount += total.withLock { $0 }
    for (place, error) in failures.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      report.damaged.insert(payloads[place].name)
      let path = ObjectStore.path(of: payloads[place].name).description
      report.add(.payloadDamaged, path, error.message, item: payloads[place].item)
    }
  }
}
