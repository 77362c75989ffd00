import Custody
import Importing
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault import csv` and the output folders of other programs.
enum ImportCommands {
  private static let common: [OptionSpecification] = [
    .toggle("dry-run", help: "say what would be imported, and what not and why; write nothing"),
    .toggle("partial", help: "leave out what cannot be imported; else nothing is, where anything cannot"),
    .value("batch", nil, "NAME", help: "a neutral name under which a repeated run repeats nothing"),
    .value("compartment", nil, "C", help: "the compartment to seal items and records to (else general)"),
  ]

  static let csv = Command(
    CommandSpecification(
      ["import", "csv"], "Import persons, units, places, incidents and links from tables.", positionals: "FILE…|FOLDER",
      count: 1...64,
      options: [
        .value(
          "mapping", nil, "M",
          help: "what the columns mean: a file, or \(BuiltInMapping.allCases.map(\.rawValue).joined(separator: ", "))")
      ] + common,
      details: """
        Tables are CSV (RFC 4180) in UTF-8. Each becomes an item, and each record cites its line. Lines that cannot be
        imported are listed with the reason; begin with --dry-run. Schemas/import-mapping.schema.json describes mappings.
        A table from which records of the type identity are made is sealed to the compartment identities.
        """,
      example: """
        evault import csv tables/ --mapping huridocs-events --dry-run
        evault import csv tables/ --mapping huridocs-events --batch events-2026
        """)
  ) { session throws(UserError) in
    let mapping = try mapping(session.invocation)
    let paths = session.invocation.positionals
    let plan = try user { () throws(VaultError) in try ImportPlan(tables: paths, mapping) }
    return try run(plan, session)
  }

  static let proofMode = folder(
    .proofMode, "Import what ProofMode made: media, and what the telephone noted beside them.",
    """
    Each file becomes an item. Each proof (.proof.json, .proof.csv) becomes an acquisition record; the digest that it states
    is held against the file. OpenPGP signatures and OpenTimestamps proofs come along and are not verified here.
    """)

  static let autoArchiver = folder(
    .autoArchiver, "Import what auto-archiver captured: media, and what it says of them.",
    """
    Each file becomes an item. Each capture (metadata as JSON, or its HTML page) becomes an acquisition record; the digests
    that it states are held against the files. Its CSV is not read: it holds Python's notation.
    """)

  static let whatsApp = folder(
    .whatsApp, "Import chats that WhatsApp exported, with their media.",
    """
    Unpack each export into a folder of its own first. Each file becomes an item, each chat an acquisition record. The messages
    stay in the file, as they are. Which number of a date is the day depends on the telephone: where the chat does not
    tell, no date is recorded, unless you state --date-order.
    """, [.value("date-order", nil, "ORDER", help: "how dates are written: dmy, mdy or ymd")])

  static let telegram = folder(
    .telegram, "Import chats that Telegram Desktop exported as JSON, with their media.",
    "Each file becomes an item, each chat an acquisition record. The messages stay in result.json, as they are.")

  static let signal = folder(
    .signal, "Import chats that signal-export took out of Signal Desktop, with their media.",
    """
    Signal documents no export of its own; this reads the data.json of signal-export. Each file becomes an item, each chat
    an acquisition record. The messages stay in the file, as they are.
    """)

  private static func folder(
    _ format: FolderFormat, _ summary: String, _ details: String, _ options: [OptionSpecification] = []
  ) -> Command {
    Command(
      CommandSpecification(
        ["import", format.rawValue], summary, positionals: "FOLDER", count: 1...1, options: options + common,
        details: details, example: "evault import \(format.rawValue) export/ --dry-run")
    ) { session throws(UserError) in
      var order: DateOrder?
      if options.isEmpty == false, let word = try session.invocation.text("date-order") {
        order = DateOrder(rawValue: word)
        if order == nil { throw UserError(.usage, "The order of dates is dmy, mdy or ymd.") }
      }
      let (path, stated) = (session.invocation.positionals[0], order)
      let plan = try user { () throws(VaultError) in try ImportPlan(folder: path, format, order: stated) }
      return try run(plan, session)
    }
  }

  private static func mapping(_ invocation: Invocation) throws(UserError) -> ImportMapping {
    guard let path = invocation.path("mapping") else {
      throw UserError(
        .usage, "What do the columns mean? --mapping FILE",
        next: "Mappings that come with the program: \(BuiltInMapping.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    let builtIn = path.text.flatMap(BuiltInMapping.init(rawValue:))
    let json = try user { () throws(VaultError) -> [UInt8] in
      if let builtIn { return builtIn.json }
      return try RecordFile.read(path)
    }
    do throws(MappingError) { return try ImportMapping(json: json) } catch {
      throw UserError(
        .usage, "\(path): \(VisibleText.escape("\(error)")).", safe: "Nothing was written.",
        next: "Schemas/import-mapping.schema.json describes mappings.")
    }
  }

  private static func run(_ plan: ImportPlan, _ session: Session) throws(UserError) -> CommandResult {
    let invocation = session.invocation
    let batch = try invocation.text("batch")
    if let batch, !Member.isLabel(batch) {
      throw UserError(.usage, "A batch's name has 1 to 64 letters a-z, digits and hyphens, and is nobody's name.")
    }
    let compartment = try invocation.text("compartment")
    let isWhole = plan.refused.isEmpty && plan.skipped.isEmpty
    if invocation.has("dry-run") {
      return CommandResult(
        isWhole ? .done : .partlyDone, schema: "import-plan", ImportDisplay.members(plan),
        text: ImportDisplay.text(plan, willWrite: false))
    }
    let isPartial = invocation.has("partial")
    guard isPartial || plan.refused.isEmpty else {
      return CommandResult(
        .failed, schema: "import", ImportDisplay.members(plan, nil),
        text: ImportDisplay.text(plan, willWrite: false) + "Correct what is refused, or leave it out with --partial.\n")
    }
    let unlocked = try session.unlock()
    let report = try user { () throws(VaultError) in
      try RecordImport(unlocked).run(plan, batch: batch, compartment: compartment, isPartial: isPartial)
    }
    RecoveryReminder.give(unlocked)
    return CommandResult(
      isWhole ? .done : .partlyDone, schema: "import", ImportDisplay.members(plan, report),
      text: ImportDisplay.text(plan, willWrite: true) + ImportDisplay.text(report))
  }
}
