import TerminalInterface

/// All commands, in the order in which a person meets them.
enum CommandTable {
  static let all: [Command] = [
    IdentityCommands.new, IdentityCommands.show, IdentityCommands.passphrase, UnlockCommands.unlock,
    UnlockCommands.lock, IdentityCommands.card, InitCommand.command, AddCommand.command,
    ListCommand.command, FindCommand.command, IndexCommand.command,
    ShowCommand.command, CustodyCommand.command, LogCommand.command, LogAttachCommand.command,
    LogAcceptRollbackCommand.command, LogVoidCommand.command, LogCompareCommand.command, LogExportCommand.command,
    ExportListCommands.list, ExportListCommands.recall,
    LogProveCommand.command,
    LogCosigningCommands.keys, LogCosigningCommands.request, LogCosigningCommands.cosign, GetCommand.command,
    RecordFormCommands.template, RecordFormCommands.validate, RecordWriteCommands.add, RecordWriteCommands.amend,
    RecordReadCommands.show, RecordReadCommands.history,
    RecordReadCommands.list, RecordSchemaCommands.add, RecordSchemaCommands.list, RecordSchemaCommands.show,
    PersonRevealCommand.command, DeriveCommand.command,
    LinkCommands.add, LinkCommands.list, LinkCommands.check, GraphCommand.command, AskCommanderCommand.command,
    AskPathCommand.command, AskLinksCommands.singleSource, AskLinksCommands.contradictions,
    FormCommand.command, InterviewCommand.command,
    ConsentWriteCommands.record, ConsentWriteCommands.approve, ConsentWriteCommands.withdraw, ConsentReadCommands.show,
    ConsentReadCommands.check,
    DossierProfileCommands.list, DossierProfileCommands.show, DossierProfileCommands.add,
    DossierWriteCommands.new, DossierWriteCommands.edit, DossierCiteCommands.cite, DossierCiteCommands.drop,
    DossierCiteCommands.replace, DossierReadCommands.list, DossierReadCommands.show, DossierReadCommands.check,
    DossierReadCommands.matrix, DossierSupplementCommand.command, DossierDraftCommands.draft,
    DossierDraftCommands.final,
    ReportCommand.command, CheckCommand.command, ExportCommand.command, ViewCommand.command, SignCommand.command,
    VerifyBundleCommand.command,
    TimestampRequestCommand.command, TimestampAttachCommand.command, TimestampFetchCommand.command,
    TimestampListCommand.command,
    MemberAddCommand.command, MemberReadCommands.list, MemberReadCommands.show, MemberChangeCommands.change,
    MemberChangeCommands.suspend, MemberChangeCommands.remove, CompartmentCommands.new, CompartmentCommands.list,
    CompartmentCommands.grant, CompartmentCommands.revoke, CompartmentCommands.rotate, CompartmentCommands.shred,
    HoldCommands.set, HoldCommands.lift, HoldCommands.list, EraseCommand.command, MoveCommand.command,
    KitMakeCommand.command, StartCommand.command, HandoffOfferCommand.command, HandoffDropCommand.command,
    HandoffPolicyCommand.command, HandoffReceiveCommand.command, HandoffCloseCommand.command, KitWipeCommand.command,
    MirrorCommands.add, MirrorCommands.list, MirrorCommands.remove, MirrorCheckCommand.status,
    MirrorPushCommand.command, MirrorPullCommand.command, MirrorCheckCommand.check, MirrorRepairCommand.command,
    MirrorExtendCommand.command,
    CloneCommand.command,
    RecoveryCommands.split, RecoveryCommands.rehearse, RecoveryCommands.combine,
    CosignerCommands.new, CosignerCommands.show, CosignerCommands.follow, CosignerCommands.sign,
    CosignerServeCommand.command,
    ImportCommands.csv, ImportCommands.proofMode, ImportCommands.autoArchiver, ImportCommands.whatsApp,
    ImportCommands.telegram, ImportCommands.signal,
  ]

  /// The command that these words begin with.
  static func find(_ words: [String]) -> Command? {
    all.filter { words.starts(with: $0.specification.words) }.max {
      $0.specification.words.count < $1.specification.words.count
    }
  }

  /// A line for each command.
  static func overview(_ commands: [Command]) -> String {
    var text = """
      evault keeps evidence: sealed, with a custody record that cannot be changed unnoticed.

      Usage: evault COMMAND [options]

      Commands:

      """
    let names = commands.map { $0.specification.words.joined(separator: " ") }
    let width = names.map(\.count).max() ?? 0
    for (name, command) in zip(names, commands) {
      text += "  " + TextWidth.fit(name, width + 2) + command.specification.summary + "\n"
    }
    text += """

      evault COMMAND --help says more, with an example. evault --version prints the version.

      Exit codes:

      """
    for code in ExitCode.allCases { text += "  " + TextWidth.fit(String(code.rawValue), 5) + code.meaning + "\n" }
    return text
  }
}
