/// Files that operating systems leave behind without being asked.
enum SystemFileName {
  private static let names: Set<String> = [
    ".ds_store", "thumbs.db", "desktop.ini", ".spotlight-v100", ".trashes", ".fseventsd", "__macosx",
  ]

  /// Whether the file, or a folder it is in, has such a name.
  static func matches(_ path: BagPath) -> Bool {
    path.bytes.split(separator: 0x2f).contains { component in
      component.starts(with: [0x2e, 0x5f]) || names.contains(String(decoding: component, as: UTF8.self).lowercased())
    }
  }
}
