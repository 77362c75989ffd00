internal import Glibc
public import VaultCrypto
public import VaultFiles

/// Where a passphrase comes from beside the terminal: `--passphrase-file`, `--passphrase-fd`. Never an argument.
public enum PassphraseInput {
  /// The longest passphrase: 4,096 bytes.
  public static let limit = 4096

  /// What was given with the command; nil where nothing was.
  /// - Parameter kind: stands before the options' names: `certificate-` for `--certificate-passphrase-file`.
  public static func given(_ invocation: Invocation, kind: String = "") throws(UserError) -> SecretBytes? {
    if let file = invocation.path(kind + "passphrase-file") { return try read(file) }
    guard let number = try invocation.text(kind + "passphrase-fd") else { return nil }
    guard let descriptor = Int32(number), descriptor > 2, fcntl(descriptor, F_GETFD) >= 0 else {
      throw UserError(.usage, "--\(kind)passphrase-fd needs the number of an open descriptor above 2.")
    }
    // No program that is started gets it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return try read(FilePath("/proc/self/fd/\(descriptor)"))
  }

  /// The first line of a file.
  public static func read(_ path: FilePath) throws(UserError) -> SecretBytes {
    // A descriptor or a pipe from the shell may be no regular file: it is opened as it is.
    let terminated = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let descriptor = unsafe open(terminated, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw UserError(.wrongPassphraseOrIdentity, "The passphrase file \(path) cannot be read.")
    }
    defer { close(descriptor) }
    return try firstLine(descriptor)
  }

  /// The first line that an open descriptor gives.
  public static func firstLine(_ descriptor: Int32) throws(UserError) -> SecretBytes {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(limit + 1)
    var byte: UInt8 = 0
    while bytes.count <= limit, unsafe Glibc.read(descriptor, &byte, 1) == 1, byte != 0x0a { bytes.append(byte) }
    if bytes.last == 0x0d { bytes.removeLast() }
    guard !bytes.isEmpty, bytes.count <= limit else {
      throw UserError(.wrongPassphraseOrIdentity, "The passphrase is empty, or over \(limit) bytes.")
    }
    return SecretBytes(taking: &bytes)
  }
}
