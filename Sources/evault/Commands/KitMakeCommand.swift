import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault kit make`.
enum KitMakeCommand {
  static let command = Command(
    CommandSpecification(
      ["kit", "make"], "Make a field kit: a folder with which evidence can be sealed where there is no network.",
      options: [
        .value("output", "o", "DIR", help: "the new folder, on a stick for example"),
        .value("for", nil, "LABEL", help: "how the vault will call whoever starts it: neutral, never a name"),
        .value("compartment", nil, "C", repeats: true, help: "let them seal to this compartment too"),
        .value("program", nil, "FILE", help: "a static evault to put in (else this one, where it is static)"),
        .toggle(
          "list-interviewed",
          help:
            "put in the pseudonyms that were interviewed before, in clear, so that nobody is asked twice unknowingly"),
        GovernanceInput.reason,
      ],
      details: """
        The kit seals to the vault's keys and opens nothing. It holds no secret until it is started; labels, compartment names and
        the public keys of the custodians can be read by whoever finds it. What was taken in comes home with evault handoff.
        """,
      example: "evault kit make -o /media/stick/kit --for investigator-3")
  ) { session throws(UserError) in
    let invocation = session.invocation
    guard let path = invocation.path("output"), let label = try invocation.text("for") else {
      throw UserError(.usage, "A kit needs a folder and a label: -o DIR --for LABEL")
    }
    let compartments = try invocation.texts("compartment")
    let reason = try GovernanceInput.text("reason", invocation)
    let unlocked = try session.unlock()
    let made = try user { () throws(VaultError) in
      try KitMaking(unlocked).make(
        at: path, for: label, compartments: compartments, program: invocation.path("program"), reason: reason,
        listsInterviewed: invocation.has("list-interviewed"))
    }
    var text = """
      Made a field kit for \(label): \(path)
      It can seal to: \(made.compartments.joined(separator: ", "))

      Its fingerprint is
        \(made.fingerprint.groupedLines(indent: 2))

      Tell it to whoever starts the kit another way than with the kit: in person, or by a telephone call in which you know each other's voices. Had somebody exchanged the kit, this is how they notice.

      """
    if !made.hasProgram {
      text += "\nThe program is not in it: this one needs libraries of this machine.\n\(KitMaking.programAdvice)\n"
    }
    let members: JSONObject = [
      "folder": .string(path.description), "kit": .string(made.kit.description), "label": .string(label),
      "fingerprint": .string(made.fingerprint.description),
      "compartments": .array(made.compartments.map { .string($0) }), "has_program": .bool(made.hasProgram),
    ]
    return CommandResult(schema: "kit-make", members, text: text)
  }
}
