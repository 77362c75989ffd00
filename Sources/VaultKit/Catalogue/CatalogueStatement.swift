internal import Catalogue
internal import Custody
internal import Encodings
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// What a member signs of their catalogue's image (Schemas/README.md §3.15).
struct CatalogueStatement {
  private static let format = "evidencevault-catalogue/\(Catalogue.version)"

  let vault: Fingerprint
  let kid: String
  /// The head of the log that was folded.
  let head: TreeHead
  /// Bytes of the database.
  let count: UInt64

  init(vault: Fingerprint, kid: String, head: TreeHead, count: UInt64) {
    self.vault = vault
    self.kid = kid
    self.head = head
    self.count = count
  }

  /// What stands before the database: these lines, and a signature over them and the file's beginning.
  func preamble(signedBy key: Ed25519PrivateKey, header: [UInt8]) -> [UInt8] {
    let signature = key.sign(signed(header))
    return Array((text + "signature \(Base64.padded.encode(signature))\n\n").utf8)
  }

  /// Reads and verifies it; nil where it is anything else.
  init?(preamble: [UInt8], vault: Fingerprint, kid: String, key: Ed25519PublicKey, header: [UInt8]) {
    let lines = String(decoding: preamble, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 9, let size = Self.number(lines[3], "size "), let count = Self.number(lines[5], "image "),
      lines[4].hasPrefix("root "), let root = SHA256Digest(hex: String(lines[4].dropFirst(5))),
      lines[6].hasPrefix("signature "), let signature = Base64.padded.decode(String(lines[6].dropFirst(10)))
    else { return nil }
    self.init(vault: vault, kid: kid, head: TreeHead(size: size, root: root), count: count)
    // Compared whole, so that there is one way to write it.
    guard preamble.starts(with: Array(text.utf8)), key.verifies(signature, of: signed(header)) else { return nil }
  }

  private static func number(_ line: Substring, _ name: String) -> UInt64? {
    line.hasPrefix(name) ? UInt64(line.dropFirst(name.count)) : nil
  }

  private var text: String {
    "\(Self.format)\nvault \(vault)\nmember \(kid)\nsize \(head.size)\nroot \(head.root.hex)\nimage \(count)\n"
  }

  private func signed(_ header: [UInt8]) -> [UInt8] { Array((text + "file \(SHA256.hash(header).hex)\n").utf8) }
}
