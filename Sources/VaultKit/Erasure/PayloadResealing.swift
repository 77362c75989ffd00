internal import Age
internal import Custody
internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// Opens a payload and seals the same content anew, in constant memory. The clear bytes touch no disk.
struct PayloadResealing {
  private let session: UnlockedVault
  private let staging: StagingFolder

  init(_ session: UnlockedVault, _ staging: StagingFolder) {
    self.session = session
    self.staging = staging
  }

  /// Writes the new object.
  /// - Returns: its name. The content was compared with what the intake event says.
  func run(_ payload: PayloadReader, to recipient: X25519Recipient) throws(VaultError) -> SHA256Digest {
    var sealer = AgeSealer()
    var random = RandomPool()
    let temporary = FilePath(Identifier(&random).description)
    do throws(PayloadReader.Failure) {
      let file: OpenFile
      do throws(FileError) { file = try staging.folder.create(temporary) } catch { throw .output(error) }
      var writer: AgeWriter
      do throws(AgeError) { writer = try AgeWriter(sealer.begin(to: [.x25519(recipient)])) } catch {
        throw .damaged(error.code.rawValue)
      }
      var hasher = SHA256()
      var count: UInt64 = 0
      let emit = { (sealed: Span<UInt8>, hasher: inout SHA256) throws(FileError) in
        hasher.update(sealed)
        try file.write(sealed)
      }
      try payload.read(checkingName: true) { content throws(FileError) in
        count += UInt64(content.count)
        try writer.push(content) { sealed throws(FileError) in try emit(sealed, &hasher) }
      }
      do throws(FileError) {
        try writer.push(Padding.bytes(after: count).span) { sealed throws(FileError) in try emit(sealed, &hasher) }
        try writer.finish { sealed throws(FileError) in try emit(sealed, &hasher) }
        try file.seal(constantTime: ObjectStore.constantTime)
        let name = hasher.finish()
        try session.vault.objects.publish(temporary, as: name, staging: staging)
        return name
      } catch {
        throw .output(error)
      }
    } catch {
      try? staging.folder.removeTree(temporary)
      throw payload.error(error)
    }
  }
}
