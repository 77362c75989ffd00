public import VaultCrypto

/// An allowed-signers file (ssh-keygen(1) ALLOWED SIGNERS): which key stands for whom.
///
///     # The people of the archive
///     alice@example.org namespaces="file" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICSsaCw…
///
/// Stricter than OpenSSH: one bad line refuses the file, times are in UTC only, nothing is quoted but option values.
public struct AllowedSigners: Hashable, Sendable {
  /// The longest file that is read: 1 MiB.
  public static let maximumByteCount = 1 << 20

  /// The lines with Ed25519 keys, in their order.
  public let signers: [AllowedSigner]
  /// The numbers, from 1, of the lines that hold another algorithm's key and so admit nobody here.
  public let skippedLines: [Int]

  /// These signers.
  public init(_ signers: [AllowedSigner]) {
    self.signers = signers
    skippedLines = []
  }

  /// Reads a file: UTF-8, lines ended by LF or CR LF, empty lines and lines that start with `#` left out.
  /// - Throws: `.malformedAllowedSigners`, `.certificateAuthority`, `.localTime`, `.malformedKey`, each with its line.
  public init(file: [UInt8]) throws(SSHSignatureError) {
    guard file.count <= Self.maximumByteCount else {
      throw SSHSignatureError(.malformedAllowedSigners, "file too long")
    }
    var signers: [AllowedSigner] = []
    var skipped: [Int] = []
    for (index, bytes) in file.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      let bytes = bytes.last == 0x0d ? bytes.dropLast() : bytes
      guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(where: { $0 < 0x20 && $0 != 0x09 })
      else { throw SSHSignatureError(.malformedAllowedSigners, "no text", line: index + 1) }
      let line = text[...].drop { $0 == " " || $0 == "\t" }
      if line.isEmpty || line.hasPrefix("#") { continue }
      do {
        if let signer = try AllowedSignerLine.parse(line) { signers.append(signer) } else { skipped.append(index + 1) }
      } catch {
        throw error.at(line: index + 1)
      }
    }
    self.signers = signers
    skippedLines = skipped
  }

  /// The file: each line ended by LF.
  public var file: [UInt8] { signers.flatMap { Array($0.line.utf8) + [0x0a] } }

  /// The lines by which `key` may sign for `namespace` at a moment; their ``AllowedSigner/principals`` say for whom.
  public func lines(for key: Ed25519PublicKey, namespace: String, at unixSeconds: Int64) -> [AllowedSigner] {
    signers.filter { $0.key.key == key && $0.isGood(namespace: namespace, at: unixSeconds) }
  }

  /// The principals, as they are written, that `key` has for `namespace` at a moment; empty where it has none.
  public func principals(for key: Ed25519PublicKey, namespace: String, at unixSeconds: Int64) -> [String] {
    lines(for: key, namespace: namespace, at: unixSeconds).map(\.principals.text)
  }

  /// Whether a signature of `key` counts as this principal's, for `namespace` at a moment: what `ssh-keygen -Y verify -I` asks.
  public func permits(principal: String, key: Ed25519PublicKey, namespace: String, at unixSeconds: Int64) -> Bool {
    lines(for: key, namespace: namespace, at: unixSeconds).contains { $0.principals.matches(principal) }
  }
}
