@testable import Tar

/// An archive in memory that a test puts together block by block.
struct Archive {
  var bytes: [UInt8] = []

  static func of(_ files: [(String, [UInt8])]) throws -> Archive {
    var archive = Archive()
    for (name, content) in files { try archive.add(name, content) }
    archive.end()
    return archive
  }

  mutating func add(_ name: String, _ content: [UInt8]) throws {
    bytes += try TarFormat.header(file: name, byteCount: UInt64(content.count)) + content
    bytes += TarFormat.padding(after: UInt64(content.count))
  }

  /// A header as no writer of ours makes it.
  mutating func header(
    _ name: String, kind: UInt8 = TarBlock.file, size: Int = 0, magic: [UInt8] = TarBlock.posixMagic,
    content: [UInt8] = [], change: (inout [UInt8]) -> Void = { _ in }
  ) {
    var block = [UInt8](repeating: 0, count: TarBlock.byteCount)
    block.replaceSubrange(0..<name.utf8.count, with: Array(name.utf8))
    let digits = String(content.isEmpty ? size : content.count, radix: 8)
    let field = String(repeating: "0", count: 11 - digits.count) + digits
    block.replaceSubrange(TarBlock.size.lowerBound..<TarBlock.size.lowerBound + 11, with: Array(field.utf8))
    block[TarBlock.kind] = kind
    block.replaceSubrange(TarBlock.magic, with: magic)
    change(&block)
    Self.sum(&block)
    bytes += block + content + TarFormat.padding(after: UInt64(content.count))
  }

  static func sum(_ block: inout [UInt8]) {
    let sum = String(TarBlock.sum(block), radix: 8)
    let field = String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} "
    block.replaceSubrange(TarBlock.checksum, with: Array(field.utf8))
  }

  mutating func pax(_ records: String) {
    header("PaxHeaders/x", kind: TarBlock.extended, content: Array(records.utf8))
  }

  mutating func end() { bytes += TarFormat.end(at: UInt64(bytes.count)) }

  func members(limit: Int = 1000) throws(TarError) -> [TarMember] {
    let bytes = bytes
    do throws(TarStreamError<Never>) {
      return try TarReader.members(byteCount: UInt64(bytes.count), maximumMemberCount: limit) { offset, target in
        for place in 0..<target.count { target[place] = bytes[Int(offset) + place] }
      }
    } catch {
      switch error {
      case .tar(let error): throw error
      }
    }
  }

  func content(_ member: TarMember) -> [UInt8] {
    Array(bytes[Int(member.offset)..<Int(member.offset + member.byteCount)])
  }
}
