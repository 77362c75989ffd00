internal import Custody
internal import TransparencyLog
internal import VaultCrypto

/// `mirror/state`: how far what was brought to a mirror is (Schemas/README.md §3.20).
struct MirrorState: Equatable {
  static let maximumByteCount = 1 << 20
  /// More objects than that are not kept in mind: a vault that lacks so many needs repair before it can be mirrored.
  static let maximumLackingCount = 10_000

  /// The tree that is being brought, or was last.
  var head: TreeHead
  /// The objects of entries below this index were brought.
  var objects: UInt64
  /// What had to go because of entries below this index is gone.
  var done: UInt64
  /// Objects that the vault itself did not have whole.
  var lacking: [SHA256Digest] = []

  func bytes(_ vault: Fingerprint) -> [UInt8] {
    var text = MirrorIdentity.text(vault)
    text += "size \(head.size)\nroot \(head.root.hex)\nobjects \(objects)\ndone \(done)\n"
    for name in lacking.sorted() { text += "lacking \(name.hex)\n" }
    return Array(text.utf8)
  }

  init(head: TreeHead, objects: UInt64, done: UInt64, lacking: [SHA256Digest] = []) {
    (self.head, self.objects, self.done, self.lacking) = (head, objects, done, lacking)
  }

  /// Nil where it is no state of a mirror of this vault.
  init?(_ bytes: [UInt8], of vault: Fingerprint) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 7, lines.last == "" else { return nil }
    func value(_ place: Int, _ word: String) -> String? {
      lines[place].hasPrefix(word + " ") ? String(lines[place].dropFirst(word.utf8.count + 1)) : nil
    }
    guard let size = value(2, "size").flatMap(UInt64.init(_:)),
      let root = value(3, "root").flatMap(SHA256Digest.init(hex:)),
      let objects = value(4, "objects").flatMap(UInt64.init(_:)), let done = value(5, "done").flatMap(UInt64.init(_:)),
      done <= objects, objects <= size
    else { return nil }
    let names = lines[6..<(lines.count - 1)].map {
      $0.hasPrefix("lacking ") ? SHA256Digest(hex: String($0.dropFirst(8))) : nil
    }
    guard !names.contains(nil), names.count <= Self.maximumLackingCount else { return nil }
    self.init(
      head: TreeHead(size: size, root: root), objects: objects, done: done, lacking: names.compactMap { $0 })
    guard self.bytes(vault) == bytes else { return nil }
  }
}
