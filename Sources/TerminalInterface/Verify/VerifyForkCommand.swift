public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
public import VaultFiles

/// Verifying a proof that a vault's log was forked, the same in both programs: from the file and a fingerprint only.
public enum VerifyForkCommand {
  /// The file at a path where it is such a proof; nil where it is a folder, or anything else.
  public static func read(_ path: FilePath) throws(UserError) -> [UInt8]? {
    do throws(FileError) {
      let folder = try Folder.open(path.parent)
      guard try folder.status(path.lastComponent)?.kind == .regular else { return nil }
      let bytes = try folder.read(path.lastComponent, limit: ForkProof.maximumByteCount)
      return ForkProof.isProof(bytes) ? bytes : nil
    } catch {
      // What is longer than any proof is none.
      if error.code == .tooLarge { return nil }
      throw UserError(
        .failed, "\(path) cannot be read (\(error.reason)).", next: "Is the path right, and may you read it?")
    }
  }

  /// The proof in a file.
  /// - Throws: where it proves nothing, with the exit code that says why.
  public static func proof(_ bytes: [UInt8], _ path: FilePath) throws(UserError) -> ForkProof {
    do throws(CustodyError) { return try ForkProof(bytes) } catch {
      let code: ExitCode =
        switch error.code {
        case .badSignature, .unknownSigner, .notPermitted, .brokenRoster: .badSignature
        case .badDisclosure: .badDisclosure
        default: .corrupt
        }
      throw UserError(code, "\(path) proves no fork (\(error)).", safe: "Nobody is convicted by it.")
    }
  }

  /// What a proof shows.
  /// - Parameters:
  ///   - relations: how each of its checkpoints lies to a vault that it is held against, for machines, and in words; empty where there is none.
  ///   - code: the exit code where the vault is the one that was meant.
  public static func result(
    _ proof: ForkProof, fingerprint: Fingerprint?, relations: [(word: String, text: String)] = [],
    code: ExitCode = .done
  ) -> CommandResult {
    let isTrusted = fingerprint == proof.vault
    var text = HeadDisplay.line("one", proof.earlier) + HeadDisplay.line("the other", proof.later) + "\n"
    text +=
      Style.bad("Forked.")
      + " Both checkpoints are signed with keys of the vault\n  \(proof.vault.groupedLines(indent: 2))\nand cannot both be of one log: \(reason(proof))\n"
    for (name, relation) in zip(["one", "the other"], relations) {
      text += "\(TextWidth.fit(name, 12))\(relation.text)\n"
    }
    if !isTrusted {
      text +=
        fingerprint == nil
        ? Style.warning("Whose vault it is, nobody vouched for.")
          + " Only a fingerprint that reached you another way can tell: --fingerprint HEX\n"
        : Style.bad("It is not the vault with the fingerprint you gave.") + "\n"
    }
    var members: JSONObject = [
      "forked": true, "vault": .string(proof.vault.description),
      "trust": .string(isTrusted ? "verified" : fingerprint == nil ? "unverifiable" : "failed"),
      "checkpoints": .array([HeadDisplay.json(proof.earlier), HeadDisplay.json(proof.later)]),
    ]
    if !relations.isEmpty { members.append("relations", .array(relations.map { .string($0.word) })) }
    return CommandResult(isTrusted ? code : .signerNotTrusted, schema: "verify-fork", members, text: text)
  }

  private static func reason(_ proof: ForkProof) -> String {
    proof.earlier.head.size == proof.later.head.size
      ? "they give the same \(EntryCount.text(proof.later.head.size)) two roots."
      : "the first \(proof.earlier.head.size) of the later one's \(proof.later.head.size) entries have another root than the one that was signed."
  }
}
