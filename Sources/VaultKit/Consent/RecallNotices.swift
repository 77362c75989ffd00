internal import Consent
public import Custody
public import VaultFiles

/// Letters to those who received something that a person no longer agrees to: one for each office, with what that office knows already and nothing else.
public enum RecallNotices {
  /// Refuses a folder that is there, before anything is recorded.
  public static func requireNew(_ path: FilePath) throws(VaultError) {
    guard try files({ () throws(FileError) in try Folder.open(path.parent).status(path.lastComponent) }) == nil else {
      throw VaultError(
        .failed, "\(path) is there already. Nothing is overwritten.", safe: "Nothing was recorded.",
        next: "Choose another folder with -o.")
    }
  }

  /// Writes the letters into a new folder, all of them or none: where one cannot be written the folder goes.
  /// - Returns: the files, in the order of their offices.
  public static func write(
    _ recalls: [Recall], from vault: Fingerprint, to path: FilePath
  ) throws(VaultError) -> [FilePath] {
    let folder = try files { () throws(FileError) in try Folder.create(path) }
    var written: [FilePath] = []
    do throws(VaultError) {
      for (number, letter) in letters(recalls, from: vault).enumerated() {
        let name = FilePath("recall-\(number + 1).txt")
        try NewFile.write(Array(letter.utf8), to: path.appending(name), mode: 0o600)
        written.append(name)
      }
      try files { () throws(FileError) in try folder.sync() }
    } catch {
      try? Folder.open(path.parent).removeTree(path.lastComponent)
      throw error
    }
    return written
  }

  /// A letter for each office, in the order in which they received something first.
  static func letters(_ recalls: [Recall], from vault: Fingerprint) -> [String] {
    var offices: [RecipientName] = []
    var bundles: [RecipientName: [Recall]] = [:]
    for recall in recalls {
      let office = RecipientName(recall.recipient)
      if bundles[office] == nil { offices.append(office) }
      bundles[office, default: []].append(recall)
    }
    return offices.map { letter(to: $0.description, bundles[$0] ?? [], from: vault) }
  }

  private static func letter(to office: String, _ recalls: [Recall], from vault: Fingerprint) -> String {
    var text = """
      NOTICE OF RECALL

      To: \(VisibleText.escape(office))

      You received evidence from the vault with the fingerprint
        \(vault.grouped)

      We call back the exhibits below, in whole or in part:


      """
    for recall in recalls {
      let numbers = recall.exhibits.map { String($0.number) }.joined(separator: ", ")
      text += "  Bundle \(recall.export), authorised on \(recall.authorised)\n"
      if !recall.exhibits.isEmpty {
        text += "    \(recall.exhibits.count == 1 ? "exhibit" : "exhibits") \(numbers)\n"
      }
      if recall.includesSubmission { text += "    the submission in dossier/\n" }
      text += "\n"
    }
    return text + """
      Please
        - stop using these exhibits, and do not pass them on;
        - tell us to whom you passed them on, and tell them the same;
        - return or delete your copies, or tell us which duty keeps you from it;
        - confirm in writing what you did, and when.

      Please do not try to find out whom these exhibits come from.

      """
  }
}
