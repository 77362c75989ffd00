public import Age
public import Custody
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

/// The compartment keys of a vault, each sealed to one cleared member (Schemas/README.md §3.5).
public struct KeyStore: Sendable {
  static let maximumWrappedKey = 64 << 10

  private let vault: Folder

  /// The keys of the vault in this folder.
  public init(vault: Folder) { self.vault = vault }

  /// A compartment's identity, sealed to a member.
  public static func seal(
    _ key: CompartmentKey, to member: Member, vault fingerprint: Fingerprint
  ) throws(StoreError) -> [UInt8] {
    let path = VaultLayout.wrappedKey(compartment: key.id, generation: key.generation, member: member.kid)
    guard let recipient = member.recipient else {
      throw StoreError(.badKey, VaultLayout.compartments.appending(path), "\(member.label) has no key to open it with")
    }
    var plaintext = heading(key.id, key.generation, fingerprint)
    defer { plaintext.cleanse() }
    key.identity.encoded().withBytes { plaintext += $0.copiedBytes() }
    plaintext.append(0x0a)
    do throws(AgeError) {
      var sealer = AgeSealer()
      return try sealer.seal(plaintext.span, to: [.x25519(recipient)])
    } catch {
      throw StoreError(.badKey, VaultLayout.compartments.appending(path), error.description)
    }
  }

  /// Seals a compartment's identity to a member, durably.
  public func grant(
    _ key: CompartmentKey, to member: Member, vault fingerprint: Fingerprint
  ) throws(StoreError) {
    let path = VaultLayout.wrappedKey(compartment: key.id, generation: key.generation, member: member.kid)
    let sealed = try Self.seal(key, to: member, vault: fingerprint)
    do throws(FileError) {
      let folder = try vault.folder(VaultLayout.compartments, create: true).folder(path.parent, create: true)
      if try folder.status(path.lastComponent)?.kind == .folder { try folder.removeEmptyFolder(path.lastComponent) }
      try folder.replace(path.lastComponent, with: sealed, mode: 0o444)
    } catch {
      throw StoreError(error)
    }
  }

  /// The lines that stand before the key.
  static func heading(_ compartment: String, _ generation: Int, _ vault: Fingerprint) -> [UInt8] {
    Array(
      """
      # EvidenceVault compartment key
      # vault: \(vault)
      # compartment: \(compartment)
      # generation: \(generation)

      """.utf8)
  }

  /// Whose key lies where: every wrapped key, whether or not the roster knows of it.
  public func list() throws(StoreError) -> [WrappedKeyPlace] {
    var places: [WrappedKeyPlace] = []
    do throws(FileError) {
      guard try vault.status(VaultLayout.compartments) != nil else { return [] }
      let all = try vault.folder(VaultLayout.compartments)
      for compartment in try all.entries() where compartment.kind == .folder {
        let generations = try all.folder(compartment.name)
        for generation in try generations.entries() where generation.kind == .folder {
          for file in try generations.folder(generation.name).entries() {
            let path = compartment.name.appending(generation.name).appending(file.name)
            if let place = WrappedKeyPlace(path) { places.append(place) }
          }
        }
      }
    } catch {
      throw StoreError(error)
    }
    return places
  }

  /// Removes a wrapped key, durably.
  public func remove(_ place: WrappedKeyPlace) throws(StoreError) {
    do throws(FileError) {
      let folder = try vault.folder(VaultLayout.compartments.appending(place.path.parent))
      try folder.remove(place.path.lastComponent)
      try folder.sync()
    } catch {
      throw StoreError(error)
    }
  }

  /// Opens a compartment's identity of one generation with a member's; nil where it was never sealed to them.
  /// - Parameter recipient: what the roster of that generation says was sealed to.
  /// - Throws: `.badKey` where the file is no such key, or its key is not the roster's.
  public func open(
    _ id: String, generation: Int, recipient: X25519Recipient, member: Member, with identity: X25519Identity
  ) throws(StoreError) -> CompartmentKey? {
    let path = VaultLayout.wrappedKey(compartment: id, generation: generation, member: member.kid)
    let full = VaultLayout.compartments.appending(path)
    let sealed: [UInt8]?
    do throws(FileError) { sealed = try vault.readIfPresent(full, limit: Self.maximumWrappedKey) } catch {
      if error.code == .link || error.code == .notRegular {
        throw StoreError(.badKey, full, "what has its name is no file")
      }
      if error.code == .tooLarge { throw StoreError(.badKey, full, "what has its name is longer than any key") }
      throw StoreError(error)
    }
    guard let sealed else { return nil }
    let opened: X25519Identity
    do throws(AgeError) {
      var plaintext = try AgeReader.open(sealed.span, identities: [.x25519(identity)], format: .binary)
      defer { plaintext.cleanse() }
      var line = plaintext.split(separator: 0x0a).first { $0.first != 0x23 }.map { Array($0) } ?? []
      opened = try X25519Identity(encoded: SecretBytes(taking: &line))
    } catch {
      throw StoreError(.badKey, full, "cannot be opened")
    }
    guard opened.recipient == recipient else {
      throw StoreError(.badKey, full, "not the key of compartment \(id) in the roster")
    }
    return CompartmentKey(id: id, generation: generation, identity: opened)
  }
}
