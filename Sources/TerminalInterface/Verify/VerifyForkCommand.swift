internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles

/// Verifying a proof that a vault's log was forked, the same in both programs: from the file and a fingerprint only.
enum VerifyForkCommand {
  /// The file at a path where it is such a proof; nil where it is a folder, or anything else.
  static func read(_ path: FilePath) throws(UserError) -> [UInt8]? {
    do throws(FileError) {
      let folder = try Folder.open(path.parent)
      guard try folder.status(path.lastComponent)?.kind == .regular else { return nil }
      let bytes = try folder.read(path.lastComponent, limit: ForkProof.maximumByteCount)
      return ForkProof.isProof(bytes) ? bytes : nil
    } catch {
      throw UserError(.failed, "\(path) cannot be read (\(error.reason)).")
    }
  }

  static func run(_ bytes: [UInt8], _ path: FilePath, fingerprint: Fingerprint?) throws(UserError) -> CommandResult {
    let proof: ForkProof
    do throws(CustodyError) { proof = try ForkProof(bytes) } catch {
      let code: ExitCode =
        switch error.code {
        case .badSignature, .unknownSigner, .notPermitted, .brokenRoster: .badSignature
        case .badDisclosure: .badDisclosure
        default: .corrupt
        }
      throw UserError(code, "\(path) proves no fork (\(error)).", safe: "Nobody is convicted by it.")
    }
    let isTrusted = fingerprint == proof.vault
    var text = HeadDisplay.line("one", proof.earlier) + HeadDisplay.line("the other", proof.later) + "\n"
    text +=
      Style.bad("Forked.")
      + " Both checkpoints are signed with keys of the vault\n  \(proof.vault.grouped)\nand cannot both be of one log: \(reason(proof))\n"
    if !isTrusted {
      text +=
        fingerprint == nil
        ? Style.warning("Whose vault it is, nobody vouched for.")
          + " Only a fingerprint that reached you another way can tell: --fingerprint HEX\n"
        : Style.bad("It is not the vault with the fingerprint you gave.") + "\n"
    }
    return CommandResult(
      isTrusted ? .done : .signerNotTrusted, schema: "verify-fork",
      [
        "forked": true, "vault": .string(proof.vault.description),
        "trust": .string(isTrusted ? "verified" : fingerprint == nil ? "unverifiable" : "failed"),
        "checkpoints": .array([HeadDisplay.json(proof.earlier), HeadDisplay.json(proof.later)]),
      ], text: text)
  }

  private static func reason(_ proof: ForkProof) -> String {
    proof.earlier.head.size == proof.later.head.size
      ? "they give the same \(proof.later.head.size) entries two roots."
      : "the first \(proof.earlier.head.size) of the later one's \(proof.later.head.size) entries have another root than the one that was signed."
  }
}
