import Foundation
import TestSupport

/// Debian's `age` and `age-keygen`; passphrases go through a terminal that Python makes, since `age` takes them from nowhere else.
enum AgeTool {
  static let age = ExternalTool("age")
  static let keygen = ExternalTool("age-keygen")
  static let python = ExternalTool("python3")

  static var isInstalled: Bool { age.isInstalled && keygen.isInstalled }

  /// A new key pair in the file `key` of the folder: the identity's and the recipient's text.
  static func keyPair(in folder: TemporaryFolder) throws -> (identity: String, recipient: String) {
    let path = folder.url.appending(path: "key").path
    _ = try keygen.run(["-o", path])
    let lines = String(decoding: try Vectors.bytes(URL(filePath: path)), as: UTF8.self).split(separator: "\n")
    let recipient = try keygen.run(["-y", path]).text.trimmingCharacters(in: .whitespacesAndNewlines)
    return (lines.last.map(String.init) ?? "", recipient)
  }

  /// Runs `age` in a terminal of its own and types the passphrase whenever it is asked for.
  static func run(_ arguments: [String], passphrase: String) throws -> ExternalTool.Output {
    let program = """
      import os, pty, sys
      pid, terminal = pty.fork()
      if pid == 0: os.execvp('age', ['age'] + sys.argv[2:])
      seen = b''
      while True:
        try: piece = os.read(terminal, 4096)
        except OSError: break
        if not piece: break
        seen += piece
        if b'passphrase' in seen and seen.rstrip().endswith(b':'):
          os.write(terminal, sys.argv[1].encode() + b'\\n')
          seen = b''
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """
    return try python.run(["-c", program, passphrase] + arguments)
  }
}
