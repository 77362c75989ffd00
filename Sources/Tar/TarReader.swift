/// Finds the members of an archive whose bytes can be read at any place, without reading what is in them.
///
/// Reads what ``TarFormat`` writes, and what GNU tar and bsdtar make of plain files and folders: ustar, pax, GNU long names and lengths. It
/// refuses links, devices, sparse files, names that lead out of the folder or come twice, and bytes behind the end.
public struct TarReader<Failure: Error>: ~Copyable {
  /// Fills the whole span with the archive's bytes from this offset on, or throws. Never asked for bytes past the end.
  public typealias ReadAt = (_ offset: UInt64, _ target: inout MutableSpan<UInt8>) throws(Failure) -> Void

  /// The longest pax header or long name: 64 KiB.
  public static var maximumExtensionByteCount: Int { 1 << 16 }
  /// The most bytes behind the end of the archive, all of them zeros: 1 MiB, a large record.
  public static var maximumTrailingByteCount: UInt64 { 1 << 20 }
  /// The most bytes in all names together: 256 MiB.
  public static var maximumNamesByteCount: Int { 256 << 20 }

  private let byteCount: UInt64
  private let maximumMemberCount: Int
  private var offset: UInt64 = 0
  private var block = [UInt8](repeating: 0, count: TarBlock.byteCount)
  private var longName: [UInt8]?
  private var records: PaxRecords?
  private var members: [TarMember] = []
  private var names: Set<[UInt8]> = []
  private var namesByteCount = 0

  /// The members, in the order of the archive.
  /// - Parameters:
  ///   - byteCount: the whole archive's length.
  ///   - maximumMemberCount: more of them are `.tooMany`.
  /// - Throws: `.tar`, with any code; `.caller` where `readAt` throws.
  public static func members(
    byteCount: UInt64, maximumMemberCount: Int = 2_000_000, _ readAt: ReadAt
  ) throws(TarStreamError<Failure>) -> [TarMember] {
    var reader = TarReader(byteCount: byteCount, maximumMemberCount: maximumMemberCount)
    while try reader.next(readAt) {}
    try reader.end(readAt)
    do throws(TarError) { try reader.compareFolders() } catch { throw .tar(error) }
    return reader.members
  }

  private init(byteCount: UInt64, maximumMemberCount: Int) {
    self.byteCount = byteCount
    self.maximumMemberCount = maximumMemberCount
  }

  private mutating func load(_ readAt: ReadAt) throws(TarStreamError<Failure>) {
    guard byteCount - offset >= UInt64(TarBlock.byteCount) else { throw .tar(TarError(.truncated)) }
    let start = offset
    var span = block.mutableSpan
    do throws(Failure) { try readAt(start, &span) } catch { throw .caller(error) }
    offset += UInt64(TarBlock.byteCount)
  }

  /// Takes one header in; false at the first block of zeros.
  private mutating func next(_ readAt: ReadAt) throws(TarStreamError<Failure>) -> Bool {
    try load(readAt)
    if block.allSatisfy({ $0 == 0 }) {
      guard longName == nil, records == nil else { throw .tar(TarError(.malformedExtension)) }
      return false
    }
    let header: TarHeader
    do throws(TarError) { header = try TarHeader(block) } catch { throw .tar(error) }
    switch header.kind {
    case TarBlock.extended, TarBlock.longName:
      let content = try content(of: header, readAt)
      do throws(TarError) { try take(content, of: header) } catch { throw .tar(error) }
    default:
      do throws(TarError) { try take(header) } catch { throw .tar(error) }
    }
    return true
  }

  private mutating func content(
    of header: TarHeader, _ readAt: ReadAt
  ) throws(TarStreamError<Failure>) -> [UInt8] {
    guard header.size <= UInt64(Self.maximumExtensionByteCount) else { throw .tar(TarError(.malformedExtension)) }
    let count = header.size + UInt64(TarBlock.paddingCount(header.size))
    guard byteCount - offset >= count else { throw .tar(TarError(.truncated)) }
    var content = [UInt8](repeating: 0, count: Int(header.size))
    if !content.isEmpty {
      var span = content.mutableSpan
      do throws(Failure) { try readAt(offset, &span) } catch { throw .caller(error) }
    }
    offset += count
    return content
  }

  private mutating func take(_ content: [UInt8], of header: TarHeader) throws(TarError) {
    if header.kind == TarBlock.extended {
      guard records == nil else { throw TarError(.malformedExtension) }
      records = try PaxRecords(content)
    } else {
      // A string with its NUL.
      guard header.isGNU, longName == nil, content.last == 0, content.count > 1 else {
        throw TarError(.malformedExtension)
      }
      longName = content.dropLast()
    }
  }

  private mutating func take(_ header: TarHeader) throws(TarError) {
    defer { (longName, records) = (nil, nil) }
    guard longName == nil || records?.path == nil else { throw TarError(.malformedExtension) }
    let spelled = longName ?? records?.path ?? header.name
    let size = records?.size ?? header.size
    let kind: TarMember.Kind
    switch header.kind {
    case 0, TarBlock.file: kind = .file
    case TarBlock.folder: kind = .folder
    case TarBlock.hardLink, TarBlock.symbolicLink: throw TarError(.link, spelled)
    case 0x33, 0x34, 0x36: throw TarError(.specialFile, spelled)
    case 0x67: throw TarError(.unsupportedExtension)
    default: throw TarError(.unsupportedKind, spelled)
    }
    let name = TarName.normalised(spelled, isFolder: kind == .folder)
    let isRoot = name.isEmpty && kind == .folder && spelled.first == 0x2e
    guard isRoot || TarName.isSafe(name) else { throw TarError(.unsafeName, spelled) }
    guard kind == .file || size == 0 else { throw TarError(.malformedHeader, spelled) }
    let start = offset
    let (end, isTooLarge) = size.addingReportingOverflow(UInt64(TarBlock.paddingCount(size)))
    guard !isTooLarge, byteCount - start >= end else { throw TarError(.truncated, spelled) }
    offset += end
    namesByteCount += name.count
    guard members.count < maximumMemberCount, namesByteCount <= Self.maximumNamesByteCount else {
      throw TarError(.tooMany)
    }
    guard names.insert(name).inserted else { throw TarError(.duplicateName, spelled) }
    if !isRoot { members.append(TarMember(path: name, kind: kind, offset: start, byteCount: size)) }
  }

  /// Two blocks of zeros, and nothing but zeros behind them.
  private mutating func end(_ readAt: ReadAt) throws(TarStreamError<Failure>) {
    try load(readAt)
    guard block.allSatisfy({ $0 == 0 }) else { throw .tar(TarError(.malformedHeader)) }
    guard byteCount - offset <= Self.maximumTrailingByteCount else { throw .tar(TarError(.trailingBytes)) }
    guard (byteCount - offset) % UInt64(TarBlock.byteCount) == 0 else { throw .tar(TarError(.truncated)) }
    while offset < byteCount {
      try load(readAt)
      guard block.allSatisfy({ $0 == 0 }) else { throw .tar(TarError(.trailingBytes)) }
    }
  }

  /// What is a file cannot have members below it.
  private func compareFolders() throws(TarError) {
    let files = Set(members.lazy.filter { $0.kind == .file }.map(\.path))
    for member in members {
      for (place, byte) in member.path.enumerated() where byte == 0x2f {
        if files.contains(Array(member.path[..<place])) { throw TarError(.duplicateName, member.path) }
      }
    }
  }
}
