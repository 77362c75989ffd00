import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault index`.
enum IndexCommand {
  static let command = Command(
    CommandSpecification(
      ["index"], "Make texts findable by what stands in them. Each is read, and each access is recorded first.",
      options: [
        .value("purpose", nil, "WHY", help: "why you read them; asked for at a terminal if not given. No names, please")
      ],
      details: """
        Reads every text that you may open and have not opened before: plain text in UTF-8, up to 4 MiB each; recordings, pictures
        and office files are found by what is recorded of them, and by their transcripts. Their words go into your own sealed catalogue, for evault find;
        nobody else sees them, and they go when the text is erased or moved out of your reach. A text that you open with evault get is
        found by its words too. Who a pseudonym is, is never searched.
        """,
      example: "evault index --purpose \"preparing the second dossier\"")
  ) { session throws(UserError) in
    let unlocked = try session.unlock()
    let purpose = try GetCommand.purpose(session.invocation)
    let outcome = try user { () throws(VaultError) in try TextReading(unlocked).readAll(purpose: purpose) }
    let members: JSONObject = [
      "read": identifiers(outcome.read), "failed": identifiers(outcome.failed),
      "too_long": identifiers(outcome.tooLong),
    ]
    return CommandResult(
      outcome.failed.isEmpty ? .done : .partlyDone, schema: "index", members, text: text(outcome))
  }

  private static func identifiers(_ items: [Identifier]) -> JSON { .array(items.map { .string($0.description) }) }

  private static func text(_ outcome: TextReading.Outcome) -> String {
    var text =
      switch outcome.read.count {
      case 0: "There is no text that you may open and have not opened before.\n"
      case let count:
        "Read \(count) \(count == 1 ? "text" : "texts"), and recorded each access. Search them: evault find\n"
      }
    if outcome.read.isEmpty, !outcome.failed.isEmpty { text = "" }
    text += list("Opened, and not searched: damaged (see evault check), or no UTF-8 throughout:", outcome.failed)
    text += list("Too long to be searched (more than 4 MiB), and not opened:", outcome.tooLong)
    return text
      + "Files that are no plain text in UTF-8 are not searched: recordings, pictures, office files, web pages, and texts in other encodings.\n"
  }

  private static func list(_ heading: String, _ items: [Identifier]) -> String {
    items.isEmpty ? "" : heading + "\n" + items.map { "  \($0)\n" }.joined()
  }
}
