import Custody
import EvidenceBundle
import HTML
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault view`.
enum ViewCommand {
  /// The longest page that is looked at before it is opened: 256 MiB, as of a bundle's files at the top.
  private static let limit = 256 << 20

  static let command = Command(
    CommandSpecification(
      ["view"], "Open the report of a bundle, a dossier or an item in the browser.", positionals: "BUNDLE|DOSSIER|ITEM",
      count: 1...1,
      options: [
        .value("output", "o", "FILE", help: "for a dossier or an item: the new page, in clear"), LanguageChoice.option,
      ],
      details: """
        The browser is the program that BROWSER names, else xdg-open; without one, the command says where the page is.
        What has not left is in clear nowhere unless you say where: a dossier or an item needs -o FILE, as in evault report,
        and the page stays there until you delete it. A browser may remember the name of the file.
        A bundle's page is opened only if it is one that can load and run nothing. Looking is not verifying: evault verify.
        """,
      example: """
        evault view bundle-1
        evault view 5D2P-9WQX-ZZ10-4MB7X -o /dev/shm/dossier.html
        """)
  ) { session throws(UserError) in
    let word = session.invocation.positionals[0]
    if let page = try bundlePage(word) {
      guard !session.invocation.has("output"), !session.invocation.has("language") else {
        throw UserError(.usage, "A bundle has its page, in its language: -o and --language are for what has not left.")
      }
      let opened = Browser.open(page)
      return CommandResult(schema: "view", members(page, opened), text: text(page, opened))
    }
    let written = try ReportCommand.write(session)
    let opened = Browser.open(written.file)
    return CommandResult(
      schema: "view", members(written.file, opened),
      text: ReportCommand.text(written.report, written.file) + text(written.file, opened))
  }

  private static func members(_ page: FilePath, _ opened: Bool) -> JSONObject {
    ["file": .string(page.description), "opened": .bool(opened)]
  }

  private static func text(_ page: FilePath, _ opened: Bool) -> String {
    opened
      ? "\(page) was given to the browser. To verify a bundle: evault verify\n"
      : "No browser could be started here. The page is \(page)\n"
  }

  /// The page of a bundle's folder; nil where the word is an identifier, and no folder of that name is here.
  private static func bundlePage(_ word: FilePath) throws(UserError) -> FilePath? {
    let kind: FileStatus.Kind?
    do throws(FileError) {
      kind = try Folder.open(word.parent).status(word.lastComponent)?.kind
    } catch {
      throw UserError(VaultError(error))
    }
    guard let kind else {
      if Identifier(typed: word.description) != nil { return nil }
      throw UserError(
        .failed, "There is no \(word), and it is no identifier.", next: "See: evault dossier list, evault list")
    }
    guard kind == .folder else {
      throw UserError(
        .failed, "\(word) is no folder.", next: "A sealed bundle is opened first, as its NAME.opening.txt says.")
    }
    let page = word.appending(FilePath(BundleLayout.report))
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try Folder.open(word).read(FilePath(BundleLayout.report), limit: limit)
    } catch {
      throw UserError(
        .failed, "\(word) has no page that can be read: \(VaultError(error).message)",
        next: "Bundles of before have none. To verify it: evault verify")
    }
    guard Page.isConfined(bytes) else {
      throw UserError(
        .failed, "\(page) is not a page that can load and run nothing, so it was not opened.",
        safe: "Nothing of it was started.", next: "Somebody may have changed it. Verify the bundle: evault verify")
    }
    return page
  }
}
