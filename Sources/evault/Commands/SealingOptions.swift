import TerminalInterface
import VaultCrypto
import VaultKit

/// How a bundle is sealed, from the command line.
enum SealingOptions {
  static let all: [OptionSpecification] = [
    .value(
      "to", nil, "RECIPIENT", repeats: true,
      help: "seal it to an age recipient (age1…), or to a member's key, by label"),
    .toggle("passphrase", help: "seal it with a passphrase that is made up and shown once"),
    .value("volume-size", nil, "SIZE", help: "part a sealed bundle into files of at most this size: 4000M for FAT32"),
  ]

  /// The request as it was asked to be sealed. Each bundle gets words of its own.
  /// - Returns: also the words, where they are made up.
  static func seal(
    _ request: ExportRequest, _ invocation: Invocation, _ unlocked: UnlockedVault
  ) throws(UserError) -> (ExportRequest, passphrase: String?) {
    let recipients = try invocation.texts("to")
    let size = try volumeSize(invocation)
    guard invocation.has("passphrase") || !recipients.isEmpty else {
      guard size == nil else {
        throw UserError(.usage, "Only a sealed bundle is parted into volumes.", next: "Add: --to RECIPIENT")
      }
      try user { () throws(VaultError) in try ExportSealing.checkOpen(request.destination) }
      return (request, nil)
    }
    if !invocation.has("passphrase") {
      return (
        try user { () throws(VaultError) in
          try request.sealed(try ExportSealing(to: recipients, in: unlocked, volumeByteCount: size))
        }, nil
      )
    }
    guard recipients.isEmpty else {
      throw UserError(
        .usage, "A file is sealed either to recipients or with a passphrase, not both.", safe: "Nothing was written.")
    }
    let words = GeneratedPassphrase.make()
    var bytes = Array(words.utf8)
    let sealing = ExportSealing(passphrase: SecretBytes(taking: &bytes), volumeByteCount: size)
    return (try user { () throws(VaultError) in try request.sealed(sealing) }, words)
  }

  /// What to say of a sealed bundle; nothing of a folder.
  static func text(_ report: ExportReport, _ passphrase: String?) -> String {
    guard report.isSealed else { return "" }
    var text = ""
    if !report.volumes.isEmpty {
      text += "It is parted into \(report.volumes.count) volumes, each a bundle of its own:\n"
      for volume in report.volumes { text += "  \(volume.file)\n" }
    }
    text +=
      "It is sealed. How to open it says the sheet beside it, whose name ends in \(ExportSealing.sheetSuffix): send both.\n"
    if let passphrase {
      text += """

        \(Style.heading("The passphrase, shown this once and kept nowhere:"))
          \(passphrase)
        Tell it to the recipient by another way than the file: by telephone or in person, never in the same message.

        """
    }
    return text
  }

  private static func volumeSize(_ invocation: Invocation) throws(UserError) -> UInt64? {
    guard let text = try invocation.text("volume-size") else { return nil }
    guard let size = Quantity.bytes(text) else {
      throw UserError(.usage, "--volume-size needs a size.", next: "For example: --volume-size 4000M, or 500M, or 20G")
    }
    return size
  }
}
