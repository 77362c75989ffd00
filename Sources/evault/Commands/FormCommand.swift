import Custody
import PaperForms
import SelectiveDisclosure
import TerminalInterface
import Translations
import VaultCrypto
import VaultFiles
import VaultKit

/// `evault form`.
enum FormCommand {
  private static let counts = 1...200
  private static let kinds = words(PaperForm.Kind.self)

  static let command = Command(
    CommandSpecification(
      ["form"], "Make pages to print and fill in by hand: consent, interview, hand-over. Needs no vault.",
      positionals: kinds.joined(separator: "|"), count: 1...1,
      options: [
        InterfaceLanguage.option,
        .value("count", nil, "N", help: "copies, each with its own number, 1 to \(counts.upperBound) (else 1)"),
        .value("paper", nil, "P", help: "\(words(PaperSize.self).joined(separator: ", ")) (else a4)"),
        .value("output", "o", "DIR", help: "the new folder"),
      ],
      details: """
        Each copy bears a number, in letters and as a barcode: the identifier that its record will have. Photograph the paper and
        bring it in under that number (--form, or a file name that has it), and write the record under it (--form); whichever comes
        first, they belong together. No list of numbers is kept anywhere. Delete the folder once it is printed: how many forms there
        are tells how many people were to be spoken with. Whoever finds a filled-in paper can read it.
        """,
      example: """
        evault form consent --language ka --count 5 -o forms
        evault add --form 8Q3T-MZ1K-0VRE-7XA2H page-1.jpg page-2.jpg page-3.jpg
        evault consent record --form 8Q3T-MZ1K-0VRE-7XA2H
        """)
  ) { session throws(UserError) in
    let invocation = session.invocation
    let kind = try word("form", PaperForm.Kind.self, invocation.words()[0])
    let language = try InterfaceLanguage.take(invocation)
    let paper = try invocation.text("paper").map { text throws(UserError) in try word("paper", PaperSize.self, text) }
    let count = try count(invocation.text("count"))
    guard let output = invocation.path("output") else {
      throw UserError(.usage, Phrase("paper.where", ["option": "-o DIR"]))
    }
    let form = PaperForm(kind, in: language, on: paper ?? .a4)
    var random = RandomPool()
    let numbers = (0..<count).map { _ in Identifier(&random) }
    let name = FilePath("\(kind.rawValue)-\(language.rawValue).html")
    try user { () throws(VaultError) in
      try NewFolder.write([(name, Array(form.html(numbers: numbers.map(\.description)).utf8))], to: output)
    }
    let file = output.appending(name)
    let made = Interface.text(
      count == 1 ? "paper.made.one" : "paper.made",
      ["count": String(count), "pages": String(form.pageCount), "file": file.description])
    let text = made + "\n" + numbers.map { "  \($0)\n" }.joined() + Interface.text("paper.print") + "\n"
    return CommandResult(
      schema: "form",
      [
        "form": .string(kind.rawValue), "language": .string(language.rawValue),
        "paper": .string((paper ?? .a4).rawValue), "file": .string(file.description),
        "numbers": .array(numbers.map { .string($0.description) }), "pages_each": .integer(form.pageCount),
      ], text: text)
  }

  private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }

  private static func word<Word: CaseIterable & RawRepresentable<String>>(
    _ what: String, _ type: Word.Type, _ text: String
  ) throws(UserError) -> Word {
    guard let word = Word(rawValue: text) else {
      throw UserError(
        .usage, "There is no \(what) \(VisibleText.escape(text)).", safe: "Nothing was written.",
        next: "There are: \(words(type).joined(separator: ", ")).")
    }
    return word
  }

  private static func count(_ text: String?) throws(UserError) -> Int {
    guard let text else { return 1 }
    guard text.utf8.count <= 4, let count = Int(text), counts.contains(count) else {
      throw UserError(
        .usage, "--count is a number from \(counts.lowerBound) to \(counts.upperBound).", safe: "Nothing was written.")
    }
    return count
  }
}
