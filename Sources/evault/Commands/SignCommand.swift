import CMSSignature
import Custody
import EvidenceBundle
import SSHSignature
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault sign`.
enum SignCommand {
  static let command = Command(
    CommandSpecification(
      ["sign"], "Add a signature to a bundle: a member's, or one with a certificate.", positionals: "BUNDLE",
      count: 1...1,
      options: CertificateChoice.options + [
        .value(
          "tsa", nil, "URL", help: "have this authority vouch for when the certificate signed (RFC 3161 over HTTP)"),
        .value("tsa-policy", nil, "OID", help: "ask for this policy"),
        .value(
          "output", "o", "FILE", help: "write the signature here, and nothing to the bundle; add it later: --attach"),
        .value("timestamp-request", nil, "FILE", help: "with -o: also write a request for a timestamp over it"),
        .value(
          "attach", nil, "FILE",
          help: "add a signature (CMS, DER) that was made elsewhere, with a smart card for example"),
        .value("timestamp", nil, "FILE", help: "with --attach: put this authority's answer into the signature"),
      ] + Network.options,
      details: """
        Without --certificate and --attach you sign as a member, with your identity, where the bundle shows you as one who may: evault export --also-signed-by
        Each signature is a file of its own in signatures/, verified alone; what is there is never replaced. A bundle that does not verify is not
        signed, nor one of another vault than yours, or than --fingerprint says.
        A certificate says who signed to people who know none of the vault's members. It expires, and the signature counts for them only if it was there
        before: take a timestamp (--tsa). Without a network: -o and --timestamp-request, carry the request, then --attach and --timestamp.
        A key that cannot leave its smart card signs with OpenSSL (here over PKCS#11; the certificates above yours in chain.pem), and --attach adds that:
          openssl cms -sign -binary -cades -md sha256 -outform DER -in BUNDLE/tagmanifest-sha256.txt -signer me.pem -certfile chain.pem \\
            -engine pkcs11 -keyform engine -inkey 'pkcs11:type=private' -out me.p7s
        """,
      example: """
        evault sign bundle-1 --certificate counsel.p12 --tsa https://tsa.example/
        evault sign bundle-1 --attach me.p7s --fingerprint 77be…
        """)
  ) { session throws(UserError) in
    try refuseCombinations(session.invocation)
    let invocation = session.invocation
    let path = invocation.positionals[0]
    if let certificate = try CertificateChoice.open(invocation) {
      let bundle = try bundle(path, session)
      let signature = try sign(bundle, certificate)
      if let output = invocation.path("output") { return try write(signature, to: output, invocation) }
      return try add(try stamp(signature, invocation), to: bundle, path)
    }
    if let file = invocation.path("attach") {
      let bundle = try bundle(path, session)
      var signature = try read(file)
      if let file = invocation.path("timestamp") {
        let answer = try CommandFile.read(file, limit: TimestampToken.maximumByteCount)
        signature = try stamp(signature) { signature throws(TimestampError) in try signature.adding(answer) }
      }
      return try add(try stamp(signature, invocation), to: bundle, path)
    }
    return try signAsMember(path, session)
  }

  private static func refuseCombinations(_ invocation: Invocation) throws(UserError) {
    guard !invocation.has("certificate") || !invocation.has("attach") else {
      throw UserError(.usage, "Give --certificate or --attach, not both.")
    }
    let needs = [
      ("certificate-passphrase-file", ["certificate"]), ("certificate-passphrase-fd", ["certificate"]),
      ("output", ["certificate"]), ("timestamp-request", ["output"]), ("timestamp", ["attach"]),
      ("tsa", ["certificate", "attach"]), ("tsa-policy", ["tsa", "timestamp-request"]),
    ]
    for (option, others) in needs where invocation.has(option) && !others.contains(where: invocation.has) {
      throw UserError(.usage, "--\(option) needs --\(others.joined(separator: " or --")).")
    }
    guard !invocation.has("output") || !invocation.has("tsa") else {
      throw UserError(.usage, "With -o a timestamp comes later: sign with --timestamp-request FILE, or leave -o out.")
    }
  }

  /// The bundle, verified: by the fingerprint that was given, else by that of the vault that was named. One that merely lies around the bundle says nothing.
  private static func bundle(_ path: FilePath, _ session: Session) throws(UserError) -> SignedBundle {
    let given = try session.fingerprint()
    let isNamed = session.invocation.has("vault") || Machine.environment("EVAULT_VAULT") != nil
    let known = given == nil && isNamed ? (try? session.vault())?.fingerprint : nil
    return try SignedBundle(path, fingerprint: given, known: known.map { [$0] } ?? [])
  }

  private static func signAsMember(_ path: FilePath, _ session: Session) throws(UserError) -> CommandResult {
    let identity = try session.identity().identity
    let bundle = try SignedBundle(path, fingerprint: session.fingerprint(), known: identity.knownVaults)
    guard let member = bundle.report.possibleSigners.first(where: { $0.kid == identity.signer.kid }) else {
      throw UserError(
        .notPermitted, "The bundle \(path) does not show you as a member who may sign it.",
        safe: "Nothing was signed.",
        next:
          "Whoever exports names the members who will sign too: evault export … --also-signed-by LABEL. With a certificate anybody can sign: --certificate FILE"
      )
    }
    let signature: SSHSignature
    do throws(SSHSignatureError) {
      signature = try SSHSignature.sign(
        bundle.tagManifest, namespace: BundleLayout.signatureNamespace, with: identity.signer.key)
    } catch {
      throw UserError(.failed, "The bundle could not be signed.", safe: "Nothing was added.")
    }
    let added = try bundle.add { signing throws(BundleSigningError) in try signing.add(signature) }
    return SignDisplay.result(added, in: path, member: member)
  }

  private static func sign(
    _ bundle: SignedBundle, _ certificate: CertificateIdentity
  ) throws(UserError) -> CMSSignature {
    // Another one, with another signing time, would be made for nothing.
    try bundle.refuseTaken(BundleLayout.certificateSignature(certificate.certificate.digest))
    do { return try CMSSignature(certificate.sign(bundle.tagManifest)) } catch {
      throw UserError(
        .failed, "The certificate's key made no signature that holds.", safe: "Nothing was added.",
        next: "Do key and certificate belong together, and is the chain in the file shorter than 64 KiB?")
    }
  }

  private static func read(_ file: FilePath) throws(UserError) -> CMSSignature {
    let bytes = try CommandFile.read(file, limit: CMSSignature.maximumByteCount)
    do throws(CMSSignatureError) { return try CMSSignature(bytes) } catch {
      throw UserError(
        .badSignature, "\(file) is no signature that a bundle takes: \(error.reason) (\(error.code.rawValue)).",
        safe: "Nothing was added.",
        next: "It is to be detached, in DER, over the bytes of tagmanifest-sha256.txt: evault sign --help shows how.")
    }
  }

  /// The signature with a timestamp of the authority that was named.
  private static func stamp(_ signature: CMSSignature, _ invocation: Invocation) throws(UserError) -> CMSSignature {
    guard let url = try invocation.text("tsa") else { return signature }
    let request = try request(signature, invocation)
    let answer = try TimestampFetchCommand.ask(url, request, invocation).get()
    return try stamp(signature) { signature throws(TimestampError) in
      try signature.adding(answer, answers: request)
    }
  }

  private static func stamp(
    _ signature: CMSSignature, _ body: (CMSSignature) throws(TimestampError) -> CMSSignature
  ) throws(UserError) -> CMSSignature {
    do throws(TimestampError) { return try body(signature) } catch {
      throw UserError(
        .timeNotEstablished, "The timestamp is not taken: \(error.reason) (\(error.code.rawValue)).",
        safe: "Nothing was added.")
    }
  }

  private static func request(_ signature: CMSSignature, _ invocation: Invocation) throws(UserError) -> TimestampRequest
  {
    let policy = try TimeOptions.policies(invocation).first
    do throws(TimestampError) { return try signature.request(policy: policy) } catch {
      throw UserError(.failed, "The request cannot be made (\(error.reason)).")
    }
  }

  private static func write(
    _ signature: CMSSignature, to output: FilePath, _ invocation: Invocation
  ) throws(UserError) -> CommandResult {
    let question = invocation.path("timestamp-request")
    try CommandFile.refuseTaken(output)
    if let question {
      try CommandFile.refuseTaken(question)
      try CommandFile.write(try request(signature, invocation).der, to: question)
    }
    try CommandFile.write(signature.bytes, to: output)
    return SignDisplay.result(written: signature, to: output, request: question)
  }

  private static func add(
    _ signature: CMSSignature, to bundle: SignedBundle, _ path: FilePath
  ) throws(UserError) -> CommandResult {
    let added = try bundle.add { signing throws(BundleSigningError) in try signing.add(signature) }
    return SignDisplay.result(added, in: path, signature)
  }
}
