internal import EvidenceBundle

/// How the exhibits were kept: what the program does, and what that does not show.
struct MethodologyDocument {
  private let context: PackageContext

  init(_ context: PackageContext) { self.context = context }

  var document: BundleDocument {
    let count = context.exhibits.count
    return PackageContext.text(
      "methodology.txt",
      [
        "METHODOLOGY STATEMENT (draft, to be read and completed by the submitter)",
        "This bundle has \(count) \(count == 1 ? "exhibit" : "exhibits"). It was written on \(context.created) from the vault \(context.vault), as the export \(context.export), for: \(context.recipient).",
        "Intake. Each file was read once when it was brought in. Its SHA-256 digest (FIPS 180-4) was computed over the bytes as they were read, and the bytes were encrypted with age v1 (X25519, ChaCha20-Poly1305). The member who brought it in signed an event that states the digest, the size and the time, with Ed25519 (RFC 8032), as an SD-JWT (RFC 9901).",
        "Custody. Every event is an entry of a log that is a Merkle tree (RFC 6962). Nothing in it can be changed or taken out without that being seen by whoever has an earlier checkpoint. What this program opens, moves, exports, erases or refuses is an entry of the same log; whoever holds the bytes and a key can open them with other tools, and leaves no entry.",
        "Export. The authorisation was recorded before the first byte left. The bytes of each exhibit that is here were decrypted, and compared with the digest in its first event while they were written. manifest-sha256.txt lists the SHA-256 of each exhibit, and tagmanifest-sha256.txt that of every other file but itself and what is in signatures/, which are over it (RFC 8493).",
        "Verification. Anyone can check all of this offline with the free program evault-verify, or in large part with common tools: see README.txt.",
        "Limits. That a file is unchanged since it was brought in does not show where it came from, or that what it says is so. Times are those of the signers' clocks, unless a timestamp authority vouched for them. Events later than those in this bundle may exist. Statements that are not here may have been withheld to protect people.",
        "To be completed by the submitter: how the sources were found and chosen; who collected the exhibits, and by which standard; how they were assessed; what was looked for that speaks for the persons concerned; what was left out and why.",
      ])
  }
}
