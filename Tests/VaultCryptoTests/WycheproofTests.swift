import Encodings
import Foundation
import TestSupport
import Testing
import VaultCrypto

@Suite(.enabled(if: Vectors.has("wycheproof"), "needs the Wycheproof vectors"))
struct WycheproofTests {
  @Test func x25519() throws {
    var zeros = 0
    for (_, vector) in try WycheproofFile("x25519").vectors {
      let shared = try vector.bytes("shared")
      let scalar = try vector.bytes("private")
      let own = try X25519PrivateKey(scalar: SecretBytes(copying: scalar.span))
      let peer = try X25519PublicKey(vector.bytes("public"))
      if vector.flags.contains("ZeroSharedSecret") {
        zeros += 1
        #expect(throws: CryptoError.self, "\(vector.id)") { try own.sharedSecret(with: peer) }
      } else {
        let secret = try own.sharedSecret(with: peer)
        #expect(secret.isEqual(to: SecretBytes(copying: shared.span)), "\(vector.id)")
      }
    }
    #expect(zeros > 0)
  }

  /// Without associated data, 96-bit nonces and 128-bit tags: what ``ChaCha20Poly1305`` offers.
  @Test func chaCha20Poly1305() throws {
    var count = 0
    for (group, vector) in try WycheproofFile("chacha20_poly1305").vectors {
      guard group["ivSize"] as? Int == 96, group["tagSize"] as? Int == 128, try vector.bytes("aad").isEmpty else {
        continue
      }
      count += 1
      let message = try vector.bytes("msg")
      let sealed = try vector.bytes("ct") + vector.bytes("tag")
      let keyBytes = try vector.bytes("key")
      let key = SecretBytes(copying: keyBytes.span)
      let opened = try Self.open(sealed, key: key, nonce: vector.nonce)
      #expect(opened == (vector.isValid ? message : nil), "\(vector.id)")
      guard vector.isValid else { continue }
      #expect(try Self.seal(message, key: key, nonce: vector.nonce) == sealed, "\(vector.id)")
    }
    #expect(count > 20)
  }

  /// The invalid cases ask for more than 255 · 32 bytes, which is a precondition here.
  @Test func hkdfSHA256() throws {
    var hkdf = HKDFSHA256()
    for (_, vector) in try WycheproofFile("hkdf_sha256").vectors where vector.isValid {
      let (secret, expected) = (try vector.bytes("ikm"), try vector.bytes("okm"))
      let (salt, info) = (try vector.bytes("salt"), try vector.bytes("info"))
      let key = hkdf.derive(secret: secret.span, salt: salt, info: info, count: expected.count)
      #expect(key.isEqual(to: SecretBytes(copying: expected.span)), "\(vector.id)")
    }
  }

  @Test func ed25519() throws {
    for (group, vector) in try WycheproofFile("ed25519").vectors {
      let text = (group["publicKey"] as? [String: Any])?["pk"] as? String ?? ""
      let key = try #require(Ed25519PublicKey(Hex.decode(text) ?? []))
      let verifies = key.verifies(try vector.bytes("sig"), of: try vector.bytes("msg"))
      #expect(verifies == vector.isValid, "\(vector.id)")
    }
  }

  private static func seal(_ message: [UInt8], key: SecretBytes, nonce: [UInt8]) throws -> [UInt8] {
    var cipher = try ChaCha20Poly1305(key: key)
    var output = [UInt8](repeating: 0, count: message.count + ChaCha20Poly1305.tagByteCount)
    var target = output.mutableSpan
    cipher.seal(message.span, nonce: nonce, into: &target)
    return output
  }

  /// Nil, with nothing but zeros written, where the tag is wrong.
  private static func open(_ sealed: [UInt8], key: SecretBytes, nonce: [UInt8]) throws -> [UInt8]? {
    var cipher = try ChaCha20Poly1305(key: key)
    var output = [UInt8](repeating: 0xff, count: sealed.count - ChaCha20Poly1305.tagByteCount)
    var target = output.mutableSpan
    let isOpen = (try? cipher.open(sealed.span, nonce: nonce, into: &target)) != nil
    if !isOpen { #expect(output.allSatisfy { $0 == 0 }) }
    return isOpen ? output : nil
  }
}
