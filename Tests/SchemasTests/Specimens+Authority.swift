import Foundation
import TestSupport
import Testing

extension Specimens {
  private static let configuration = """
    [req]
    distinguished_name = dn
    prompt = no
    [dn]
    CN = authority
    [root]
    basicConstraints = critical,CA:TRUE
    [tsa]
    extendedKeyUsage = critical,timeStamping
    [answers]
    serial = authority/serial
    crypto_device = builtin
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    accuracy = secs:1
    ess_cert_id_alg = sha256

    """

  /// Asks for a timestamp, has an authority made with `openssl` answer, and attaches the answer.
  /// - Returns: the size of the log that it is about; 0 for a bundle's signature.
  @discardableResult
  func stamp(_ name: String, over options: [String]) throws -> Int {
    if !work.has("authority/root.pem") { try found() }
    let asked = try run(.evault, ["timestamp", "request", "-o", name + ".tsq"] + options, as: "timestamp-request")
    try openssl(
      "ts", "-reply", "-config", "authority/conf", "-section", "answers", "-queryfile", name + ".tsq", "-signer",
      "authority/tsa.pem", "-inkey", "authority/tsa.key", "-out", name + ".tsr")
    let place = options.first == "--bundle" ? options : []
    try run(
      .evault, ["timestamp", "attach", name + ".tsr", "--request", name + ".tsq"] + place, as: "timestamp-attach")
    return asked["size"] as? Int ?? 0
  }

  private func found() throws {
    try work.write(Array(Self.configuration.utf8), to: "authority/conf")
    try work.write(Array("01\n".utf8), to: "authority/serial")
    try openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-config", "authority/conf", "-extensions", "root", "-subj",
      "/CN=root", "-days", "3650", "-keyout", "authority/root.key", "-out", "authority/root.pem")
    try openssl(
      "req", "-newkey", "rsa:2048", "-nodes", "-config", "authority/conf", "-keyout", "authority/tsa.key", "-out",
      "authority/csr")
    try openssl(
      "x509", "-req", "-in", "authority/csr", "-CA", "authority/root.pem", "-CAkey", "authority/root.key",
      "-CAcreateserial", "-extfile", "authority/conf", "-extensions", "tsa", "-days", "3650", "-out",
      "authority/tsa.pem")
  }

  private func openssl(_ words: String...) throws {
    let output = try ExternalTool("openssl").run(words, in: URL(filePath: work.path))
    #expect(output.status == 0, "\(words): \(output.errors)")
  }
}
