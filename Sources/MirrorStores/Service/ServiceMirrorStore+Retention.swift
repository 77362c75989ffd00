internal import Encodings
internal import Transfer
internal import VaultCrypto

extension ServiceMirrorStore {
  func canRetain() throws(MirrorStoreError) -> Bool? {
    do throws(MirrorStoreError) { return try ask(ServiceRequest(.locking), place).value == "Enabled" } catch {
      // Who may not know, or a service that knows no locks.
      switch error.code {
      case .notPermitted: return nil
      case .notFound, .malformed: return false
      default: throw error
      }
    }
  }

  func retention(of name: StoredName) throws(MirrorStoreError) -> Retention? {
    try retention(ServiceRequest(.retention, key(name)), subject(name))
  }

  private func retention(_ request: ServiceRequest, _ subject: String) throws(MirrorStoreError) -> Retention? {
    let value = try ask(request, subject).value ?? ""
    if value == "none" { return nil }
    guard let retention = Retention(value) else {
      throw MirrorStoreError(.malformed, subject, "the service says no lock that there is")
    }
    return retention
  }

  @discardableResult func retain(_ name: StoredName, _ retention: Retention) throws(MirrorStoreError) -> Bool {
    let before = try self.retention(of: name)
    if let before, before.covers(retention) { return false }
    let wanted = retention.joined(before)
    let body = wanted.document
    var request = ServiceRequest(.retain, key(name))
    request.digest = SHA256.hash(body).hex
    request.md5 = md5(body)
    request.bodyByteCount = UInt64(body.count)
    let sent = request
    do throws(MirrorStoreError) {
      try retry(subject(name)) { () throws(MirrorStoreError) in try send(sent, .bytes(body), 0, subject(name)) }
    } catch {
      guard error.code == .notPermitted || error.code == .malformed else { throw error }
      throw MirrorStoreError(.unlocked, subject(name), error.detail)
    }
    let after = try self.retention(of: name)
    if let before, after.map({ !$0.covers(before) }) ?? true {
      throw MirrorStoreError(.weakened, subject(name), "before: \(before.text); now: \(after?.text ?? "none")")
    }
    guard let after, after.covers(wanted) else {
      throw MirrorStoreError(.unlocked, subject(name), "the service took the lock, and does not show it")
    }
    return true
  }

  /// For services that take a lock only with it; nil where libcrypto has none.
  private func md5(_ bytes: [UInt8]) -> String? {
    do throws(CryptoError) {
      var hasher = try LegacyDigest(.md5)
      hasher.update(bytes.span)
      return Base64.padded.encode(hasher.finish())
    } catch {
      return nil
    }
  }

  func remains(below prefix: String) throws(MirrorStoreError) -> StoredRemains {
    let keeps = try keepsVersions()
    let isThere = try !list(prefix, after: nil).files.isEmpty
    let unfinished = try unfinished(below: prefix) { _ in true }.map { $0.count + $0.foreign.count }
    if keeps == false { return StoredRemains(isThere: isThere, keepsVersions: false, unfinishedCount: unfinished) }
    var locks: [Retention] = []
    var count = 0
    do throws(MirrorStoreError) {
      try forEachVersion(below: self.prefix + prefix) { key, version throws(MirrorStoreError) in
        count += 1
        var request = ServiceRequest(.retention, key)
        request.version = version.identifier
        do throws(MirrorStoreError) {
          if let lock = try retention(request, place) { locks.append(lock) }
        } catch {
          // Somebody has deleted it meanwhile.
          guard error.code == .notFound else { throw error }
        }
      }
    } catch {
      guard [.notPermitted, .notFound, .malformed].contains(error.code) else { throw error }
      return StoredRemains(isThere: isThere, keepsVersions: keeps, unfinishedCount: unfinished)
    }
    return StoredRemains(
      isThere: isThere, keepsVersions: keeps, unfinishedCount: unfinished, versionCount: count,
      retention: locks.max { $0.until < $1.until })
  }
}
