internal import Custody
internal import SecretSharing
internal import VaultFiles

/// A recovery share as a text file: what it is in plain words, in lines that begin with `#`, and its 33 words.
enum ShareFile {
  private static let maximum = 64 << 10
  private static let wordsPerLine = 5

  /// The file's bytes.
  static func text(_ share: SecretShare, count: Int, vault: Fingerprint, label: String) -> [UInt8] {
    var text = """
      # \(title(share, count))
      # vault: \(vault)
      # member: \(label)
      #
      # \(advice(share).joined(separator: "\n# "))


      """
    for start in stride(from: 0, to: share.words.count, by: wordsPerLine) {
      text += share.words[start..<min(start + wordsPerLine, share.words.count)].joined(separator: " ") + "\n"
    }
    return Array(text.utf8)
  }

  /// What a share is, in a line.
  static func title(_ share: SecretShare, _ count: Int) -> String {
    count == 1
      ? "EvidenceVault backup key. Whoever holds it has access."
      : "EvidenceVault recovery share \(share.index + 1) of \(count). Any \(share.threshold) of them give access."
  }

  /// What whoever keeps it should know.
  static func advice(_ share: SecretShare) -> [String] {
    let alone = share.threshold > 1
    return [
      alone
        ? "Keep it on paper, apart from the others, with someone you trust. Alone it opens nothing and tells nothing."
        : "Keep it on paper, locked away. It opens everything that its owner may open.",
      "Nobody needs to see it before a recovery. Whoever asks you for it should be known to you.",
      "Used with:  evault recovery combine SHARE\(alone ? "…" : "") -o identity.age",
      "The words are a SLIP-0039 share without passphrase: any SLIP-0039 program combines them too.",
    ]
  }

  /// Reads a share: its words, whatever else is in lines that begin with `#`.
  static func read(_ path: FilePath) throws(VaultError) -> SecretShare {
    let bytes = try files { () throws(FileError) in
      try Folder.open(path.parent).read(path.lastComponent, limit: maximum)
    }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
      .flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { String($0) }
    do throws(SecretSharingError) { return try SecretShare(words: words) } catch {
      let reason =
        switch error {
        case .unknownWord(let place): "word \(place) is not in the list of words"
        case .wrongLength(let count): "it has \(count) words, and a share has 33"
        case .badChecksum: "a word is wrong, missing, or in another's place"
        default: "its words are no share"
        }
      throw VaultError(
        .corrupt, "\(path) cannot be read as a share: \(reason).", safe: "The other shares are not affected.",
        next: "Compare it with the paper, word by word, or use another share.")
    }
  }
}
