internal import VaultCrypto
internal import VaultFiles
internal import VerificationRecord

/// The program that runs.
public struct RunningProgram: Sendable {
  private static let bufferByteCount = 1 << 18

  private let name: String
  private let version: String

  /// A program.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }

  /// As a record names it, with the SHA-256 of its file.
  var tool: VerificationRecord.Tool {
    VerificationRecord.Tool(name: name, version: version, digest: try? Self.digest())
  }

  private static func digest() throws(FileError) -> SHA256Digest {
    let file = try OpenFile.ownProgram()
    var hasher = SHA256()
    var buffer = [UInt8](repeating: 0, count: bufferByteCount)
    while true {
      var span = buffer.mutableSpan
      let count = try file.read(into: &span)
      hasher.update(buffer.span.extracting(0..<count))
      if count < bufferByteCount { return hasher.finish() }
    }
  }
}
