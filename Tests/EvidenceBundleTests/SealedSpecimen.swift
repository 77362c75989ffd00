import Age
import Foundation
import Tar
import TestSupport
import VaultFiles

@testable import EvidenceBundle

/// A sealed file in a temporary folder, and the key to it.
struct SealedSpecimen {
  static let name: FilePath = "delivery.tar.age"

  let temporary: TemporaryFolder
  let identity: X25519Identity

  init() throws {
    temporary = try TemporaryFolder()
    identity = try .generate()
  }

  var folder: Folder { get throws { try Folder.open(FilePath(temporary.url.path)) } }
  var bytes: [UInt8] { get throws { try temporary.bytes(Self.name.description) } }
  /// What is sealed.
  var archive: [UInt8] {
    get throws {
      let file = try bytes
      return try AgeReader.open(file.span, identities: [.x25519(identity)])
    }
  }

  /// Writes a forge's bundle.
  func write(_ forge: Forge, withheld: Bool = false) throws {
    let file = try folder.create(Self.name)
    let archive = try SealedArchive(file, of: forge.export, to: [.x25519(identity.recipient)])
    try forge.write(to: try BundleWriter(to: archive, try forge.preparation()), withheld: withheld)
    try archive.finish()
  }

  /// Seals an archive as it is.
  func seal(_ archive: [UInt8]) throws {
    var sealer = AgeSealer()
    try put(try sealer.seal(archive.span, to: [.x25519(identity.recipient)]))
  }

  func put(_ bytes: [UInt8]) throws { try temporary.write(bytes, to: Self.name.description) }

  func open(_ identities: [AgeIdentity]? = nil) throws(SealedBundleError) -> SealedBundle {
    let place: Folder
    do { place = try folder } catch { throw .file(FileError(.notFound, "open", "")) }
    return try SealedBundle(Self.name, in: place, identities: identities ?? [.x25519(identity)])
  }

  func verify(_ trust: BundleTrust = .none) throws -> BundleReport {
    try BundleVerifier.verify(try open(), trust: trust, now: SpecimenVault.now)
  }

  /// The files of a folder as one archive; nil where it has what no archive of ours has.
  static func pack(_ bundle: BundleFolder) throws -> [UInt8]? {
    var archive: [UInt8] = []
    let names = try FileManager.default.subpathsOfDirectory(atPath: bundle.temporary.url.path).sorted()
    for name in names {
      let type = try FileManager.default.attributesOfItem(atPath: bundle.url(name).path)[.type] as? FileAttributeType
      switch type {
      case FileAttributeType.typeRegular:
        guard let bytes = try? bundle.read(name), name.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
          return nil
        }
        archive += try TarFormat.header(file: "top/" + name, byteCount: UInt64(bytes.count)) + bytes
        archive += TarFormat.padding(after: UInt64(bytes.count))
      case FileAttributeType.typeDirectory: archive += try TarFormat.header(folder: "top/" + name)
      default: return nil
      }
    }
    return archive + TarFormat.end(at: UInt64(archive.count))
  }
}
