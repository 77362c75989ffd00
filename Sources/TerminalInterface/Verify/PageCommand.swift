internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles
internal import VerifyPage

/// Writing the verifier that is a web page, for people who do not run commands.
public enum PageCommand {
  /// Writes the page to a file that does not exist yet.
  public static func run(_ path: FilePath) throws(UserError) -> CommandResult {
    do throws(FileError) {
      let folder = try Folder.open(path.parent)
      guard try folder.status(path.lastComponent) == nil else {
        throw FileError(.exists, "create", path, reason: "something is there already")
      }
      try folder.replace(path.lastComponent, with: VerifyPage.published, mode: 0o644)
    } catch {
      throw UserError(
        .failed, "The page \(path) could not be written (\(error.operation): \(error.reason)).",
        safe: "Nothing was changed.", next: "Name a file that does not exist yet, in a folder that you may write to.")
    }
    let digest = VerifyPage.digest.hex
    return CommandResult(
      schema: "verify-page", ["file": .string(path.description), "sha256": .string(digest)],
      text: """
        \(VisibleText.escape(path.description)) is written. Its SHA-256:
          \(digest)
        Publish the page where people find it, and tell them this digest another way than the page.

        """)
  }
}
