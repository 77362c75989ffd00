public import Custody
internal import RecordSchemas
public import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Interviews: what is known of earlier ones, and finishing one.
public struct Interviews: Sendable {
  /// What can be told of earlier interviews with the same person.
  public enum Earlier: Sendable, Equatable {
    /// So many are recorded, the last on this day.
    case found(Int, last: String)
    /// The kit's list has the pseudonym.
    case listed
    /// The kit's list does not have it. What was recorded in the field since the list was made cannot be read there.
    case notListed
    /// There is none among those that this member can read.
    case none
    /// Nobody can tell here.
    case notChecked
  }

  /// Pseudonyms that were interviewed before, one on a line, in a kit whose maker wanted it to have them.
  static let list: FilePath = "interviewed.txt"
  private static let maximumList = 1 << 20

  private let session: UnlockedVault

  /// Interviews as this member can know and record them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// What is known of earlier interviews with a person.
  public func earlier(_ pseudonym: String) throws(VaultError) -> Earlier {
    if session.canOpen {
      let dates = try RecordReading(session).current([.interview])
        .filter { $0.fields["pseudonym"] == .string(pseudonym) }
        .map { $0.fields["date"]?.stringValue ?? "" }
      return dates.max().map { .found(dates.count, last: $0) } ?? .none
    }
    guard let kit = FieldKit.of(vault: session.vault.folder.path),
      let folder = try? Folder.open(kit),
      let bytes = try? folder.readIfPresent(Self.list, limit: Self.maximumList)
    else { return .notChecked }
    let names = bytes.split(separator: 0x0a).map { String(decoding: $0, as: UTF8.self) }
    return names.contains(pseudonym) ? .listed : .notListed
  }

  /// What is wrong with an answer, in words; nil where nothing is.
  public static func fault(in value: JSON, of question: InterviewQuestion) -> String? {
    RecordValidation.faults(value, in: question.field, of: .interview).first
  }

  /// Whether an answer can have several lines.
  public static func maySaySeveralLines(_ question: InterviewQuestion) -> Bool {
    question.answer == .line && fault(in: .string("1\n2"), of: question) == nil
  }

  /// What is wrong with a draft, in words: unknown fields, answers that none can be, nobody whose it is. What is missing otherwise may come later.
  public static func faults(in draft: InterviewDraft) -> [String] {
    var faults = RecordValidation.faultsOfPart(draft.fields, of: .interview)
    if draft.fields["pseudonym"] == nil {
      faults.insert("A draft says whose it is: \"pseudonym\" is needed first.", at: 0)
    }
    return faults
  }

  /// Records an interview, and lets its draft go. What is about to be written is kept in the draft before.
  /// - Returns: the record's name.
  public func finish(_ draft: InterviewDraft) throws(VaultError) -> Identifier {
    let record = RecordDraft(form: draft.form, type: .interview, fields: draft.fields)
    let drafts = InterviewDrafts(session)
    let isKept = try drafts.isKept()
    try RecordWriting(session).add([record]) { entries, index throws(VaultError) in
      guard isKept, let entry = entries.first else { return }
      var finished = draft
      finished.finishing = InterviewFinish(record: record.id, index: index, digest: entry.digest)
      try drafts.save(finished)
    }
    try discard(drafts, recordedAs: record.id)
    return record.id
  }

  /// The record of an interview that was finished before, and whose draft was left behind by an interruption. The draft is let go.
  /// - Returns: nil where there is none.
  public func finishedBefore() throws(VaultError) -> Identifier? {
    let drafts = InterviewDrafts(session)
    guard let finish = try drafts.load()?.finishing else { return nil }
    let head = try session.vault.state().head
    guard finish.index < head.size else { return nil }
    let entry = try LogEntries.read(
      session.vault.log, from: finish.index, to: finish.index + 1, head: head)[0].entry
    guard entry.digest == finish.digest else { return nil }
    try discard(drafts, recordedAs: finish.record)
    return finish.record
  }

  private func discard(_ drafts: InterviewDrafts, recordedAs id: Identifier) throws(VaultError) {
    do throws(VaultError) { try drafts.discard() } catch {
      throw VaultError(
        error.kind,
        "The interview is recorded as \(id), but its draft could not be removed. \(error.message)",
        safe: "The record is in the log, whole.",
        next:
          "Once cache/ in the vault can be written, any evault interview removes the draft; nothing is recorded twice."
      )
    }
  }

  /// The pseudonyms that were interviewed, as far as this member can read.
  func interviewed() throws(VaultError) -> [String] {
    Set(
      try RecordReading(session).current([.interview]).compactMap {
        $0.fields["pseudonym"]?.stringValue
      }
    ).sorted()
  }
}
