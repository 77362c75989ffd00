import Encodings
import SSHSignature
import Testing
import VaultCrypto

@Suite struct SSHSignatureTests {
  private let message = Array("testimony".utf8)
  private let key: Ed25519PrivateKey
  private let signature: SSHSignature

  init() throws {
    key = try Ed25519PrivateKey(seed: SecretBytes(copying: [UInt8](repeating: 9, count: 32).span))
    signature = try SSHSignature.sign(message, namespace: "file", with: key)
  }

  /// Made by ssh-keygen 9.2: it verifies, and is written back letter by letter.
  @Test func aSpecimenOfOpenSSHVerifies() throws {
    let text = """
      -----BEGIN SSH SIGNATURE-----
      U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgyw6qYNoOmdCH/kv75RSKxsEhqn
      A74HAk/fiEX1MS+gsAAAAEZmlsZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gtZWQyNTUx
      OQAAAEB9H7OXtoy0lv6pzHW4LoYZOUd6/Tq0/McE4di1VMkVzfJp8x+SEyrxrzVAbX4RXo
      XlNE/fOxK0KliHpN+6QJgD
      -----END SSH SIGNATURE-----

      """
    let line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMsOqmDaDpnQh/5L++UUisbBIapwO+BwJP34hF9TEvoL"
    let specimen = try SSHSignature(armored: text)
    try specimen.verify(message, namespace: "file", by: OpenSSHPublicKey(line: line).key)
    #expect(specimen.armored == text)
  }

  @Test func onlyTheRightMessagePurposeAndKeyVerify() throws {
    try signature.verify(message, namespace: "file")
    try signature.verify(digest: SHA512.hash(message), namespace: "file", by: key.publicKey)
    let other = try Ed25519PrivateKey.generate()
    #expect(code { try signature.verify(message, namespace: "mail") } == .wrongNamespace)
    #expect(code { try signature.verify(message, namespace: "file", by: other.publicKey) } == .wrongKey)
    #expect(code { try signature.verify(message + [0], namespace: "file") } == .notAuthentic)
    #expect(code { try signature.verify(digest: [], namespace: "file") } == .wrongDigestLength)
    for name in ["", "a\nb", String(repeating: "n", count: 257)] {
      #expect(code { _ = try SSHSignature.sign(message, namespace: name, with: key) } == .invalidNamespace)
    }
    #expect(code { _ = try SSHSignature.sign(digest: [1], namespace: "a", with: key) } == .wrongDigestLength)
  }

  /// Canonically equal strings are different purposes.
  @Test func namespacesAreComparedByTheirBytes() throws {
    let composed = try SSHSignature.sign(message, namespace: "caf\u{e9}", with: key)
    #expect(code { try composed.verify(message, namespace: "cafe\u{301}") } == .wrongNamespace)
  }

  @Test func everyFlippedBitIsFound() throws {
    let blob = signature.blob
    #expect(try SSHSignature(blob: blob) == signature)
    for index in blob.indices {
      for bit in 0..<8 {
        var changed = blob
        changed[index] ^= 1 << UInt8(bit)
        #expect(throws: SSHSignatureError.self, "byte \(index) bit \(bit)") {
          try SSHSignature(blob: changed).verify(message, namespace: "file", by: key.publicKey)
        }
      }
    }
    for count in 0..<blob.count {
      #expect(throws: SSHSignatureError.self) { try SSHSignature(blob: Array(blob.prefix(count))) }
    }
    #expect(code { _ = try SSHSignature(blob: blob + [0]) } == .malformedSignature)
  }

  @Test func armorHasFewVariations() throws {
    let text = signature.armored
    #expect(text.split(separator: "\n").dropFirst().dropLast().dropLast().allSatisfy { $0.utf8.count == 70 })
    for accepted in [text, String(text.dropLast()), text.replacing("\n", with: "\r\n"), rewrapped(64), rewrapped(76)] {
      #expect(try SSHSignature(armored: accepted) == signature)
    }
    let lines = text.split(separator: "\n")
    let refused = [
      "", "\n" + text, text + "\n", " " + text, text + " ", text.replacing("SSH", with: "PGP"), rewrapped(77),
      text.replacing("\n", with: "\n\n"), text.lowercased(), String(text.dropFirst()), text + text,
      lines.joined(separator: " \n"), text.replacing("\n", with: "\r"),
      String(text.dropLast()) + "\r", "\u{feff}" + text, text.replacing("-----END SSH SIGNATURE-----\n", with: ""),
      ([lines[0], lines[1].dropLast()] + lines[2...]).joined(separator: "\n"),
      "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
      String(repeating: "A", count: 9000),
    ]
    for text in refused { #expect(code { _ = try SSHSignature(armored: text) } == .malformedArmor, "\(text)") }
  }

  /// Every byte of the armor changed in a few ways: either refused, or the very same signature.
  @Test func noChangedArmorIsAnotherSignature() throws {
    let armor = Array(signature.armored.utf8)
    for index in armor.indices {
      for replacement in [armor[index] ^ 1, armor[index] ^ 0x20, 0x0a, 0x0d, 0x00, 0x3d] {
        var changed = armor
        changed[index] = replacement
        if changed == armor { continue }
        #expect(throws: SSHSignatureError.self, "byte \(index)") {
          try SSHSignature(armored: changed).verify(message, namespace: "file", by: key.publicKey)
        }
      }
    }
  }

  @Test func foreignFieldsAreRefused() throws {
    func blob(version: UInt8 = 1, type: String = "ssh-ed25519", reserved: String = "", hash: String = "sha512")
      -> [UInt8]
    {
      func string(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
      func text(_ text: String) -> [UInt8] { string(Array(text.utf8)) }
      return Array("SSHSIG".utf8) + [0, 0, 0, version] + string(text(type) + string(key.publicKey.bytes)) + text("file")
        + text(reserved) + text(hash) + string(text("ssh-ed25519") + string(signature.signature))
    }
    #expect(try SSHSignature(blob: blob()) == signature)
    #expect(code { _ = try SSHSignature(blob: blob(version: 2)) } == .unsupportedVersion)
    #expect(code { _ = try SSHSignature(blob: blob(version: 0)) } == .unsupportedVersion)
    #expect(code { _ = try SSHSignature(blob: blob(type: "ssh-rsa")) } == .unsupportedKeyType)
    #expect(code { _ = try SSHSignature(blob: blob(reserved: "x")) } == .malformedSignature)
    #expect(code { _ = try SSHSignature(blob: blob(hash: "sha1")) } == .unsupportedHash)
    #expect(
      code { _ = try SSHSignature(blob: Array("SSHSIG".utf8) + [0, 0, 0, 1, 255, 255, 255, 255]) }
        == .malformedSignature)
  }

  private func rewrapped(_ width: Int) -> String {
    let lines = signature.armored.split(separator: "\n")
    let letters = Array(lines[1..<lines.count - 1].joined())
    let body = stride(from: 0, to: letters.count, by: width).map {
      String(letters[$0..<min($0 + width, letters.count)])
    }
    return ([String(lines[0])] + body + [String(lines[lines.count - 1])]).joined(separator: "\n") + "\n"
  }
}
