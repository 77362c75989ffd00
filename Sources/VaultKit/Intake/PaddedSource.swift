internal import VaultCrypto
internal import VaultFiles
internal import VaultStore

/// A file's bytes followed by the padding of its object, in blocks (Schemas/README.md §3.1).
struct PaddedSource: ~Copyable {
  private let file: OpenFile
  private var padding: ArraySlice<UInt8> = []
  private var isContentOver = false
  /// Bytes of content so far.
  private(set) var contentCount: UInt64 = 0

  init(_ file: consuming OpenFile) { self.file = file }

  /// Fills the block as far as content and padding go.
  /// - Returns: bytes in the block, and how many of them are content.
  mutating func read(into block: inout MutableSpan<UInt8>) throws(FileError) -> (count: Int, content: Int) {
    var content = 0
    if !isContentOver {
      content = try file.read(into: &block)
      contentCount += UInt64(content)
      if content < block.count {
        isContentOver = true
        padding = Padding.bytes(after: contentCount)[...]
      }
    }
    let rest = min(block.count - content, padding.count)
    for place in 0..<rest { block[content + place] = padding[padding.startIndex + place] }
    padding = padding.dropFirst(rest)
    return (content + rest, content)
  }

  /// What the file system says of the file now.
  func status() throws(FileError) -> FileStatus { try file.status() }
}
