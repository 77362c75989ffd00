import CMSSignature
import Custody
import EvidenceBundle
import SelectiveDisclosure
import TerminalInterface
import Timestamping
import VaultCrypto
import VaultFiles
import VaultKit

/// A signature that was added, or written, as text and as JSON.
enum SignDisplay {
  /// A member's.
  static func result(
    _ added: BundleSigning.Added, in bundle: FilePath, member: BundleReport.Signer
  ) -> CommandResult {
    let signer: JSONObject = [
      "kind": "member", "name": .string(member.label), "id": .string(member.kid), "valid_until": .null,
    ]
    return result(
      added.path, signer, timestamp: .null, isAdded: true, wasKnown: added.wasKnown,
      text:
        "\(said(added)) \(bundle)/\(added.path)\n  by \(VisibleText.escape(member.label)) (\(member.role.rawValue))\n")
  }

  /// One by a certificate.
  static func result(
    _ added: BundleSigning.Added, in bundle: FilePath, _ signature: CMSSignature
  ) -> CommandResult {
    let remark =
      time(signature) == nil
      ? Style.warning("note")
        + "    Without a timestamp it counts as long as the certificate is valid. To have one beside it:\n        evault timestamp request --bundle \(bundle) --signature \(signature.certificate.digest.hex) -o FILE.tsq\n"
      : ""
    return result(
      added.path, signer(signature), timestamp: timestamp(signature), isAdded: true, wasKnown: added.wasKnown,
      text: "\(said(added)) \(bundle)/\(added.path)\n\(lines(signature))\(doubts(signature))\(remark)")
  }

  /// Why it may count for nobody: a signature that was made elsewhere is added as it is.
  private static func doubts(_ signature: CMSSignature) -> String {
    let certificate = signature.certificate
    var doubts: [String] = []
    if !certificate.isForDocuments {
      doubts.append("The certificate says that its key is not for signing documents: the signature counts for nobody.")
    }
    let moment = time(signature)?.existedBy.seconds ?? Timestamp.now.seconds
    if let start = certificate.notBefore, moment < start {
      doubts.append("The certificate was not valid yet: the signature counts for nobody.")
    }
    if let end = certificate.notAfter, moment > end {
      doubts.append("The certificate has expired, and no timestamp in the signature shows that it was there before.")
    }
    return doubts.map { Style.warning("note") + "    \($0)\n" }.joined()
  }

  /// One by a certificate, which is not in the bundle yet.
  static func result(written signature: CMSSignature, to output: FilePath, request: FilePath?) -> CommandResult {
    result(
      output.description, signer(signature), timestamp: .null, isAdded: false, wasKnown: false, request: request,
      text: """
        Wrote \(output). It is not in the bundle yet.
        \(lines(signature))\(request.map { "Wrote \($0): the request for a timestamp over it.\n" } ?? "")\
        To add it: evault sign BUNDLE --attach \(output)\(request == nil ? "" : " --timestamp FILE.tsr")

        """)
  }

  private static func said(_ added: BundleSigning.Added) -> String {
    added.wasKnown ? "It was there already:" : "Signed:"
  }

  private static func lines(_ signature: CMSSignature) -> String {
    let until = signature.certificate.notAfter.map { Timestamp(seconds: $0).description } ?? "?"
    var text = "  by \(VisibleText.escape(signature.certificate.subject)), whose certificate is valid until \(until)\n"
    if let (existed, authority) = time(signature) {
      text += "  existed by \(existed), as \(VisibleText.escape(authority)) says\n"
    }
    return text
  }

  /// The earliest time that a timestamp in the signature claims, and whose word that is.
  private static func time(_ signature: CMSSignature) -> (existedBy: Timestamp, authority: String)? {
    let record = signature.timestamps("signature")
    let first = record.claims.min { $0.info.existedBy < $1.info.existedBy }
    return first.map { (Timestamp(seconds: $0.info.existedBy), record.authority(of: $0.name) ?? "its authority") }
  }

  private static func timestamp(_ signature: CMSSignature) -> JSON {
    time(signature).map {
      .object([
        "existed_by": .string($0.existedBy.description), "authority": .string(VisibleText.escape($0.authority)),
      ])
    } ?? .null
  }

  private static func signer(_ signature: CMSSignature) -> JSONObject {
    [
      "kind": "certificate", "name": .string(VisibleText.escape(signature.certificate.subject)),
      "id": .string(signature.certificate.digest.hex),
      "valid_until": signature.certificate.notAfter.map { .string(Timestamp(seconds: $0).description) } ?? .null,
    ]
  }

  private static func result(
    _ file: String, _ signer: JSONObject, timestamp: JSON, isAdded: Bool, wasKnown: Bool, request: FilePath? = nil,
    text: String
  ) -> CommandResult {
    CommandResult(
      schema: "sign",
      [
        "file": .string(file), "signer": .object(signer), "timestamp": timestamp, "added": .bool(isAdded),
        "known": .bool(wasKnown), "request": request.map { .string($0.description) } ?? .null,
      ], text: text)
  }
}
