/// Names of members, as far as they can be trusted to stay below the folder in which they are put.
enum TarName {
  /// Folders in each other: a bundle has four, and the one that it lies in.
  private static let maximumDepth = 16

  /// Whether it is relative, has no empty part, no `.` and no `..`, and is not too deep.
  static func isSafe(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty, name.count <= TarFormat.maximumNameByteCount, !name.contains(0) else { return false }
    let parts = name.split(separator: 0x2f, omittingEmptySubsequences: false)
    return parts.count <= maximumDepth
      && parts.allSatisfy {
        !$0.isEmpty && !$0.elementsEqual([0x2e]) && !$0.elementsEqual([0x2e, 0x2e])
      }
  }

  /// The name without a leading `./`, as tar writes it for `tar -c .`, and without a folder's slash at the end; empty for `./` itself.
  static func normalised(_ name: [UInt8], isFolder: Bool) -> [UInt8] {
    var rest = name[...]
    if rest.starts(with: [0x2e, 0x2f]) { rest = rest.dropFirst(2) }
    if isFolder, rest.last == 0x2f { rest = rest.dropLast() }
    if isFolder, rest.elementsEqual([0x2e]) { return [] }
    return Array(rest)
  }
}
