public import Age
internal import Synchronization
internal import Tar
public import VaultFiles

/// A sealed file with a bundle in it, opened: which files are in it, and where. Nothing is unpacked; what is read is authenticated chunk by
/// chunk.
public final class SealedBundle: Sendable {
  /// More members than this are refused: a bundle of two million files.
  private static let maximumMemberCount = 2_000_000

  let file: SealedFile
  /// Files by their paths in the bundle.
  private let files: [String: TarMember]
  /// What is in each folder, by its path in the bundle; the top folder's is empty.
  private let listings: [String: [SourceFolder.Entry]]
  /// Files whose chunks are not those that were sealed.
  private let damaged = Mutex<Set<String>>([])

  /// Opens a file: its header, its last chunk, and the headers of all members.
  /// - Throws: ``SealedBundleError``; `.age(.noMatch)` where none of the identities opens it.
  public init(_ name: FilePath, in folder: Folder, identities: [AgeIdentity]) throws(SealedBundleError) {
    file = try SealedFile(name, in: folder, identities: identities)
    let members = try Self.members(file)
    let top = Self.topFolder(of: members)
    var files: [String: TarMember] = [:]
    var listings: [String: [SourceFolder.Entry]] = ["": []]
    var known: Set<String> = [""]
    for member in members {
      guard let path = Self.path(of: member, below: top), !path.isEmpty else { continue }
      Self.makeParents(of: path, &known, &listings)
      switch member.kind {
      case .file:
        files[path] = member
        listings[Self.parent(path), default: []].append(SourceFolder.Entry(Self.name(path), .regular))
      case .folder: Self.make(path, &known, &listings)
      }
    }
    self.files = files
    self.listings = listings
  }

  /// The top folder.
  var folder: SourceFolder { .sealed(self, path: "") }

  func entries(of folder: String) throws(FileError) -> [SourceFolder.Entry] {
    guard let entries = listings[folder] else { throw FileError(.notFound, "open", FilePath(folder)) }
    return entries
  }

  func member(_ path: String) throws(FileError) -> TarMember {
    guard let member = files[path] else { throw FileError(.notFound, "open", FilePath(path)) }
    return member
  }

  /// Notes that a file's chunks are not those that were sealed.
  func noteDamage(_ path: String) { damaged.withLock { _ = $0.insert(path) } }

  /// Whether a file was found so.
  func isDamaged(_ path: String) -> Bool { damaged.withLock { $0.contains(path) } }

  private static func members(_ file: SealedFile) throws(SealedBundleError) -> [TarMember] {
    do throws(TarStreamError<AgeStreamError<FileError>>) {
      var window: SealedWindow
      do throws(AgeStreamError<FileError>) { window = try file.window() } catch { throw .caller(error) }
      return try TarReader.members(
        byteCount: window.plaintextByteCount, maximumMemberCount: maximumMemberCount
      ) { offset, target throws(AgeStreamError<FileError>) in
        _ = try window.read(at: offset, into: &target)
      }
    } catch {
      switch error {
      case .tar(let error): throw .archive(error)
      case .caller(let error): throw SealedBundleError(error)
      }
    }
  }

  /// The folder that everything lies in; nil where the bundle's own files are at the top of the archive.
  private static func topFolder(of members: [TarMember]) -> [UInt8]? {
    let tops = Set(members.map { Array($0.path.prefix { $0 != 0x2f }) })
    guard let top = tops.first, tops.count == 1 else { return nil }
    return members.contains { $0.kind == .file && $0.path == top } ? nil : top
  }

  private static func path(of member: TarMember, below top: [UInt8]?) -> String? {
    let path = top.map { member.path.dropFirst($0.count + 1) } ?? member.path[...]
    // As in a folder: only plain ASCII names can belong to a bundle, all others are spelled out for people.
    return String(validating: path, as: UTF8.self) ?? VisibleText.escape(Array(path))
  }

  private static func makeParents(
    of path: String, _ known: inout Set<String>, _ listings: inout [String: [SourceFolder.Entry]]
  ) {
    let parent = parent(path)
    if !known.contains(parent) { make(parent, &known, &listings) }
  }

  private static func make(
    _ path: String, _ known: inout Set<String>, _ listings: inout [String: [SourceFolder.Entry]]
  ) {
    guard known.insert(path).inserted else { return }
    makeParents(of: path, &known, &listings)
    listings[path, default: []] += []
    listings[parent(path), default: []].append(SourceFolder.Entry(name(path), .folder))
  }

  private static func parent(_ path: String) -> String {
    path.utf8.lastIndex(of: 0x2f).map { String(path[..<$0]) } ?? ""
  }

  private static func name(_ path: String) -> FilePath {
    FilePath(path.utf8.lastIndex(of: 0x2f).map { String(path[path.utf8.index(after: $0)...]) } ?? path)
  }
}
