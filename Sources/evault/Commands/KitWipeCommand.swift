import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault kit wipe`.
enum KitWipeCommand {
  static let command = Command(
    CommandSpecification(
      ["kit", "wipe"], "In the field: remove what a kit holds, once a receipt proved that all of it came home.",
      options: [
        .value("kit", nil, "DIR", help: "the kit's folder (else the one this program lies in, or the current one)"),
        Confirmation.option,
      ],
      details: """
        Removes the field vault, the signing key, the invitation, and what this machine remembers of them. Not before a receipt was
        closed with for everything in it. An interrupted wipe is completed by the same command.
        """,
      example: "./evault kit wipe")
  ) { session throws(UserError) in
    let path = session.invocation.path("kit") ?? KitWipe.find()
    let wipe = try user { () throws(VaultError) in try KitWipe(path) }
    let count: Int? =
      try user { () throws(VaultError) in try wipe.wasBegun() }
      ? nil : try user { () throws(VaultError) in try wipe.requireClosed() }
    try Confirmation.require(session.invocation, "This removes the field vault, your signing key and the invitation.")
    try user { () throws(VaultError) in try wipe.run() }
    let text = """
      Removed the field vault, the signing key and the invitation from \(path), and what this machine remembered of them.

      Deleting is not erasing: sticks, memory cards and solid-state disks keep old bytes where no command reaches them. They are sealed, and nobody here has the key; but they can show that something was there. Against that only an encrypted disk from the start helps, or destroying the stick. The originals that you took in, the guide and the program are still where they were.

      """
    let members: JSONObject = [
      "folder": .string(path.description), "items": count.map { .integer($0) } ?? .null,
    ]
    return CommandResult(schema: "kit-wipe", members, text: text)
  }
}
