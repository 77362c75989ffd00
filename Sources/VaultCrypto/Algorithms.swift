internal import COpenSSL

/// libcrypto's algorithms, fetched once: a fetch costs more than hashing a small record.
enum Algorithms {
  nonisolated(unsafe) static let sha256 = unsafe mustExist(EVP_MD_fetch(nil, "SHA2-256", nil), "SHA-256")
  nonisolated(unsafe) static let sha512 = unsafe mustExist(EVP_MD_fetch(nil, "SHA2-512", nil), "SHA-512")
  nonisolated(unsafe) static let hmac = unsafe mustExist(EVP_MAC_fetch(nil, "HMAC", nil), "HMAC")
  nonisolated(unsafe) static let chaCha20Poly1305 = unsafe mustExist(
    EVP_CIPHER_fetch(nil, "ChaCha20-Poly1305", nil), "ChaCha20-Poly1305")
}
