internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// Taking up an interrupted batch: what came in under its name already, by path and content.
extension Intake {
  /// Takes out of `files` what this batch brought in before: the same path with the same content. Everything else is new.
  func resume(_ batch: String, _ files: inout [SourceFile], _ report: inout IntakeReport) throws(VaultError) {
    guard session.canOpen else {
      throw VaultError(
        .usage, "Taking up a batch means reading what came in before, and you can open nothing.",
        safe: "Nothing was added.",
        next: "Leave --batch out, and bring in only the files that were not listed as safe.")
    }
    let state = try session.vault.state()
    var known: [FilePath: [SHA256Digest: Identifier]] = [:]
    try EventWalk(session: session, state: state).forEach { result throws(VaultError) in
      guard case .success(let event) = result, event.action == .ingested, event.text("batch") == batch,
        let name = ItemName.path(event.disclosed["name"]),
        let digest = event.text("digest").flatMap(SHA256Digest.init(hex:))
      else { return }
      known[name, default: [:]][digest] = event.statement.item
    }
    guard !known.isEmpty else { return }
    var remaining: [SourceFile] = []
    for file in files {
      if let folder = file.folder, let contents = known[file.name],
        let digest = try? Self.digest(of: folder.open(file.relative)), let item = contents[digest]
      {
        report.resumed.append((file.shown, item))
      } else {
        remaining.append(file)
      }
    }
    files = remaining
  }

  private static func digest(of file: borrowing OpenFile) throws(FileError) -> SHA256Digest {
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      hasher.update(buffer.span.extracting(first: count))
      if count < buffer.count { return hasher.finish() }
    }
  }
}
