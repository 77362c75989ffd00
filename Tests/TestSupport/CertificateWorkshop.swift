internal import Foundation

/// Makes certificates, signatures and timestamps with `openssl`, as others would: a root, an authority below it, and whatever a test asks for.
public final class CertificateWorkshop: Sendable {
  /// Whether it can work here; for `.enabled(if:)`.
  public static let isThere = ExternalTool("openssl").isInstalled

  /// Everything lies here: `NAME.key`, `NAME.pem`; `chain.pem` is the authority's certificate.
  public let folder: TemporaryFolder

  private static let configuration = """
    [req]
    distinguished_name = dn
    prompt = no
    [dn]
    CN = invented
    [root]
    basicConstraints = critical,CA:TRUE
    keyUsage = critical,keyCertSign,cRLSign
    subjectKeyIdentifier = hash
    [signer]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,digitalSignature,nonRepudiation
    authorityKeyIdentifier = keyid
    [identified]
    keyUsage = critical,digitalSignature
    subjectKeyIdentifier = hash
    [document]
    basicConstraints = critical,CA:FALSE
    extendedKeyUsage = 1.3.6.1.5.5.7.3.36
    [mail]
    extendedKeyUsage = emailProtection
    [bare]
    basicConstraints = CA:FALSE
    [encipher]
    keyUsage = critical,keyEncipherment
    [web]
    keyUsage = critical,digitalSignature
    extendedKeyUsage = serverAuth
    [tsa]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,digitalSignature
    extendedKeyUsage = critical,timeStamping
    [ca]
    default_ca = own
    [own]
    database = index.txt
    new_certs_dir = new
    rand_serial = yes
    crlnumber = crlnumber
    default_md = sha256
    default_crl_days = 30
    unique_subject = no
    policy = any
    x509_extensions = signer
    [any]
    commonName = supplied
    [answers]
    serial = serial
    crypto_device = builtin
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    ess_cert_id_alg = sha256

    """

  /// A root and an authority, with keys on P-256.
  public init() throws {
    folder = try TemporaryFolder()
    try folder.write(Array(Self.configuration.utf8), to: "conf")
    try folder.write([], to: "index.txt")
    for name in ["crlnumber", "serial"] { try folder.write(Array("01\n".utf8), to: name) }
    try folder.write([], to: "new/empty")
    try found("root")
    try certificate("chain", extensions: "root", issuer: "root")
  }

  /// Another root, which nobody is told to trust.
  public func found(_ name: String) throws {
    try openssl(
      ["req", "-config", "conf", "-subj", "/CN=\(name)"] + Self.key("ec:P-256")
        + ["-keyout", "\(name).key", "-out", "\(name).csr"])
    try openssl([
      "ca", "-batch", "-notext", "-config", "conf", "-extensions", "root", "-selfsign", "-keyfile", "\(name).key",
      "-startdate", "20100101000000Z", "-enddate", "20600101000000Z", "-in", "\(name).csr", "-out", "\(name).pem",
    ])
  }

  private static func key(_ kind: String) -> [String] {
    let parts = kind.split(separator: ":").map { String($0) }
    switch parts[0] {
    case "ec": return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:\(parts[1])", "-nodes"]
    case "rsa": return ["-newkey", kind, "-nodes"]
    default: return ["-newkey", kind, "-nodes"]
    }
  }

  /// A certificate with a key of its own.
  /// - Parameters:
  ///   - key: `ec:CURVE`, `rsa:BITS`, or `ed25519`.
  ///   - extensions: a section of the configuration.
  ///   - from: the start of its validity as `YYYYMMDDHHMMSSZ`.
  ///   - until: the end.
  ///   - issuer: who signs it.
  public func certificate(
    _ name: String, key: String = "ec:P-256", extensions: String = "signer", from: String = "20200101000000Z",
    until: String = "20400101000000Z", issuer: String = "chain"
  ) throws {
    try openssl(
      ["req", "-config", "conf", "-subj", "/CN=\(name) (invented)"] + Self.key(key)
        + ["-keyout", "\(name).key", "-out", "\(name).csr"])
    try openssl([
      "ca", "-batch", "-notext", "-config", "conf", "-extensions", extensions, "-cert", "\(issuer).pem", "-keyfile",
      "\(issuer).key", "-startdate", from, "-enddate", until, "-in", "\(name).csr", "-out", "\(name).pem",
    ])
  }

  /// Another certificate of the same key, which a signature can name as well as the first: by the key's identifier.
  public func reissue(_ name: String, of other: String, extensions: String) throws {
    try openssl([
      "ca", "-batch", "-notext", "-config", "conf", "-extensions", extensions, "-cert", "chain.pem", "-keyfile",
      "chain.key", "-startdate", "20200101000000Z", "-enddate", "20390101000000Z", "-in", "\(other).csr", "-out",
      "\(name).pem",
    ])
  }

  /// A list that takes a certificate of the authority's back.
  /// - Parameter issued: when the list says that it was made, as `openssl ca -crl_lastupdate` takes it; nil for now.
  public func revoke(_ name: String, reason: String = "keyCompromise", issued: String? = nil) throws -> [UInt8] {
    let authority = ["-config", "conf", "-cert", "chain.pem", "-keyfile", "chain.key"]
    try openssl(["ca"] + authority + ["-revoke", "\(name).pem", "-crl_reason", reason])
    try openssl(["ca"] + authority + ["-gencrl", "-out", "crl.pem"] + (issued.map { ["-crl_lastupdate", $0] } ?? []))
    return try folder.bytes("crl.pem")
  }

  /// A detached signature by `openssl cms -sign`, in DER.
  /// - Parameter others: a file with further certificates.
  public func sign(
    _ content: [UInt8], by name: String, _ options: [String] = ["-cades"], others: String = "chain.pem"
  ) throws -> [UInt8] {
    try folder.write(content, to: "content")
    try openssl(
      [
        "cms", "-sign", "-binary", "-outform", "DER", "-in", "content", "-signer", "\(name).pem", "-inkey",
        "\(name).key",
      ]
        + ["-certfile", others, "-out", "signature"] + options)
    return try folder.bytes("signature")
  }

  /// A PKCS#12 file with a key, its certificate, and the authority's.
  public func pkcs12(_ name: String, passphrase: String, _ options: [String] = []) throws -> [UInt8] {
    try openssl(
      [
        "pkcs12", "-export", "-in", "\(name).pem", "-inkey", "\(name).key", "-certfile", "chain.pem", "-out",
        "\(name).p12",
      ]
        + ["-passout", "pass:\(passphrase)"] + options)
    return try folder.bytes("\(name).p12")
  }

  /// An authority's answer to a request, by a certificate with the extensions `tsa`.
  public func answer(_ request: [UInt8], by name: String) throws -> [UInt8] {
    try folder.write(request, to: "request")
    try openssl([
      "ts", "-reply", "-config", "conf", "-section", "answers", "-queryfile", "request", "-signer", "\(name).pem",
      "-inkey", "\(name).key", "-chain", "chain.pem", "-out", "answer",
    ])
    return try folder.bytes("answer")
  }

  /// Whether `openssl cms -verify -cades` accepts a detached signature, and what it said.
  public func verify(
    _ signature: [UInt8], over content: [UInt8], _ options: [String] = ["-cades"], roots: String = "root.pem"
  ) throws -> (isGood: Bool, said: String) {
    try folder.write(signature, to: "checked.p7s")
    try folder.write(content, to: "content")
    let output = try ExternalTool("openssl").run(
      ["cms", "-verify", "-binary", "-inform", "DER", "-in", "checked.p7s", "-content", "content", "-CAfile", roots]
        + ["-purpose", "any", "-out", "/dev/null"] + options, in: folder.url)
    return (output.status == 0, output.errors)
  }

  private func openssl(_ words: [String]) throws {
    let output = try ExternalTool("openssl").run(words, in: folder.url)
    guard output.status == 0 else {
      throw Failure(description: "openssl \(words.joined(separator: " ")): \(output.errors)")
    }
  }

  private struct Failure: Error, CustomStringConvertible { let description: String }
}
