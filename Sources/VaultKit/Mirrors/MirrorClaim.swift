internal import Custody
internal import Encodings
internal import Glibc
internal import MirrorStores
internal import VaultCrypto
internal import VaultFiles

/// The claim of the one who writes a mirror (Schemas/README.md §3.20, "One writer").
final class MirrorClaim {
  private static let maximumByteCount = 256
  /// Seconds after which a claim is read back where the service knows no conditions.
  private static let settling: UInt32 = 2

  private let mirror: Mirror
  private let token: String
  private let memory: Folder
  private let lock: OpenFile
  private let honoursConditions: Bool
  private var isHeld = true

  /// Takes the claim.
  /// - Parameter takesOver: whether another's is taken from them.
  /// - Throws: `.locked` where another one writes, on this machine or elsewhere.
  init(_ mirror: Mirror, _ vault: Fingerprint, takesOver: Bool) throws(VaultError) {
    self.mirror = mirror
    let state = try Machine.stateFolder.appending("mirrors").appending(FilePath(vault.description))
    let folder = try files { () throws(FileError) in try Folder.createAll(state) }
    memory = folder
    lock = try files { () throws(FileError) in try folder.openLock(FilePath("\(mirror.name).lock")) }
    do throws(FileError) { try lock.lock(exclusive: true, wait: false) } catch {
      throw VaultError(
        .locked, "Another process of this machine writes the mirror \(mirror.name).", safe: "Nothing was changed.",
        next: "Try again when it has ended.")
    }
    // What is there cannot be kept again: whoever lets it does not look.
    let identity = MirrorIdentity.bytes(vault)
    honoursConditions = try VaultKit.mirror { () throws(MirrorStoreError) in
      do throws(MirrorStoreError) {
        try mirror.store.add(MirrorLayout.vault, .bytes(identity), digest: SHA256.hash(identity))
        return false
      } catch {
        if error.code == .exists { return true }
        throw error
      }
    }
    token = Hex.encode(SecureRandom.bytes(16))
    let own = Self.text(token)
    // Remembered before it is taken: after an interruption it is still known whose it is.
    let known = try files { () throws(FileError) in
      try memory.readIfPresent(FilePath(mirror.name), limit: Self.maximumByteCount)
    }
    let previous = known.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map { String($0) } } ?? []
    try files { () throws(FileError) in
      try memory.replace(
        FilePath(mirror.name), with: Array(([token] + previous.prefix(2)).joined(separator: "\n").utf8))
    }
    try take(own, known: previous, takesOver: takesOver)
    try files { () throws(FileError) in try memory.replace(FilePath(mirror.name), with: Array(token.utf8)) }
  }

  private func take(_ own: [UInt8], known: [String], takesOver: Bool) throws(VaultError) {
    let there = try VaultKit.mirror { () throws(MirrorStoreError) in
      try mirror.store.bytesIfPresent(MirrorLayout.writer, limit: Self.maximumByteCount)
    }
    var mayRace = !honoursConditions
    if let there {
      let isOwn = Self.token(there).map(known.contains) == true
      guard takesOver || isOwn else { throw refusal(there) }
      mayRace = mayRace || !isOwn
      try VaultKit.mirror { () throws(MirrorStoreError) in
        try mirror.store.replace(MirrorLayout.writer, .bytes(own), digest: SHA256.hash(own))
      }
    } else {
      do throws(MirrorStoreError) {
        try mirror.store.add(MirrorLayout.writer, .bytes(own), digest: SHA256.hash(own))
      } catch {
        guard error.code == .exists else { throw VaultError(error) }
        let winner = try? mirror.store.bytes(of: MirrorLayout.writer, limit: Self.maximumByteCount)
        isHeld = false
        throw refusal(winner ?? [])
      }
    }
    if mayRace { sleep(Self.settling) }
    try confirm()
  }

  /// Refuses to go on where another one has taken the claim.
  func confirm() throws(VaultError) {
    let there = try VaultKit.mirror { () throws(MirrorStoreError) in
      try mirror.store.bytesIfPresent(MirrorLayout.writer, limit: Self.maximumByteCount)
    }
    guard let there, Self.token(there) == token else {
      isHeld = false
      throw refusal(there ?? [])
    }
  }

  /// Lets it go.
  func release() throws(VaultError) {
    guard isHeld else { return }
    isHeld = false
    try VaultKit.mirror { () throws(MirrorStoreError) in
      // Another's, who took it over, stays.
      guard let there = try mirror.store.bytesIfPresent(MirrorLayout.writer, limit: Self.maximumByteCount),
        Self.token(there) == token
      else { return }
      try mirror.store.remove(MirrorLayout.writer)
    }
  }

  private func refusal(_ claim: [UInt8]) -> VaultError {
    let lines = String(decoding: claim, as: UTF8.self).split(separator: "\n")
    let since = lines.count == 2 && lines[1].hasPrefix("since ") ? Timestamp(String(lines[1].dropFirst(6))) : nil
    return VaultError(
      .locked,
      "Another one writes the mirror \(mirror.name)\(since.map { ", since \($0)" } ?? ""): two copies of a vault must never write one mirror.",
      safe: "What this command brought counts for nothing yet.",
      next: "Is it another machine of yours, wait for it. If you know that nobody writes, add: --take-over")
  }

  private static func text(_ token: String) -> [UInt8] { Array("writer \(token)\nsince \(Timestamp.now)\n".utf8) }

  private static func token(_ claim: [UInt8]) -> String? {
    let line = String(decoding: claim, as: UTF8.self).split(separator: "\n").first ?? ""
    return line.hasPrefix("writer ") ? String(line.dropFirst(7)) : nil
  }
}
