public import Custody
public import Linkage
public import RecordSchemas
public import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// Writing records, and correcting them: each an event of its own subject (Schemas/README.md §3.12).
public struct RecordWriting: Sendable {
  private let session: UnlockedVault

  /// Records by this member.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Writes records, all of them or none, in one commit.
  /// - Parameter graph: what is linked, these records included, where that was read already.
  /// - Throws: `.usage`, with the faults in words, where a record is not what its schema asks for, or makes no sense beside the others.
  public func add(_ drafts: [RecordDraft], in graph: LinkageGraph? = nil) throws(VaultError) {
    try add(drafts, in: graph) { _, _ in }
  }

  /// The same.
  /// - Parameter willCommit: told of the entries and the place of the first, before the log has them; where it throws, nothing is written.
  func add(
    _ drafts: [RecordDraft], in graph: LinkageGraph? = nil,
    willCommit: ([LogEntry], UInt64) throws(VaultError) -> Void
  ) throws(VaultError) {
    var forms: [RecordType: RecordForm] = [:]
    var judged: [(draft: RecordDraft, form: RecordForm)] = []
    for draft in drafts {
      try session.require(draft.type.recording.type)
      let form: RecordForm
      if let known = forms[draft.type] {
        form = known
      } else {
        form = try RecordVocabulary(session).form(of: draft.type)
      }
      forms[draft.type] = form
      judged.append((draft, form))
      try RecordValidation.require(draft.fields, form)
      try ConsentInput(session).require(draft.fields, draft.type, record: draft.id)
      if draft.isFromForm { try PaperFormReading(session).requireUnused(draft.id) }
      if let own = draft.type.compartment, let named = draft.compartment, named != own {
        throw VaultError(
          .usage, "A record of the type \(draft.type.rawValue) is sealed to \(own) only.", safe: "Nothing was written.")
      }
    }
    try RecordReferences(session).require(drafts)
    try RecordReferents(session).require(drafts)
    try RecordSense(session).require(drafts, in: graph)
    try DossierSense(session).require(drafts)
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    try commit { state, written throws(VaultError) in
      for (draft, form) in judged {
        let compartment = draft.type.compartment ?? draft.compartment ?? Compartment.general
        written.append(
          try sealer.entry(
            draft.type.recording, Self.claims(form, draft.fields), about: draft.id, session, state,
            to: session.recipient(of: compartment, in: state.rosters), staging: staging))
      }
      try willCommit(written, state.head.size)
    }
  }

  /// Corrects a record: the whole of it anew. The versions before stay.
  /// - Parameters:
  ///   - type: needed from who cannot read the record; else it must be the record's.
  ///   - reason: why.
  ///   - version: the event of the version that was corrected, where somebody looked at one.
  /// - Returns: the record's type.
  /// - Throws: `.failed` where there is no such record, or another member corrected it meanwhile.
  @discardableResult
  public func amend(
    _ id: Identifier, type: RecordType? = nil, fields: JSONObject, reason: String, after version: Identifier? = nil
  ) throws(VaultError) -> RecordType {
    let before = try session.vault.state()
    guard before.rosters.current.satellite == nil else {
      throw VaultError(
        .usage, "In a field kit a record is not corrected: what is there cannot be read.", safe: "Nothing was written.",
        next: "Record what is right anew, or a note that names \(id).")
    }
    var chain = ItemChain(id)
    try chain.read(session)
    let versions = session.canOpen ? try RecordReading(session).history(of: id) : []
    guard let type = versions.last?.type ?? type else {
      throw VaultError(.usage, "You cannot read \(id), so say what it is: --type TYPE")
    }
    guard let action = type.amending else {
      throw VaultError(
        .usage, "What was withdrawn stays withdrawn.", safe: "Nothing was written.",
        next: "A new consent is a record of its own: evault consent record")
    }
    try session.require(action.type)
    let form = try RecordVocabulary(session).form(of: type)
    try RecordValidation.require(fields, form)
    let draft = RecordDraft(id: id, type: type, fields: fields)
    try RecordReferences(session).require([draft])
    try RecordReferents(session).require([draft])
    try RecordSense(session).require([draft])
    try DossierSense(session).require([draft])
    let seen = version ?? versions.last?.event.statement.event
    try ConsentInput(session).require(fields, type, record: id)
    let compartment = type.compartment ?? versions.last?.event.compartment ?? Compartment.general
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    try commit { state, written throws(VaultError) in
      try chain.read(session, to: state)
      // What nobody saw is not written over.
      if let seen, let newest = try RecordReading(session).history(of: id).last?.event.statement.event, newest != seen {
        throw VaultError(
          .failed, "Somebody else corrected \(id) meanwhile.", safe: "Nothing was written.",
          next: "See what it says now, and correct that: evault record show \(id)")
      }
      let claims = Self.claims(form, fields, amendment: reason)
      written.append(
        try sealer.entry(
          action, claims, about: id, at: chain.last == nil ? .unknown : chain.next, session, state,
          to: session.recipient(of: compartment, in: state.rosters), staging: staging))
    }
    return type
  }

  /// Commits what `body` writes. Where it fails before anything is in the log, its objects go: nobody else can have named them.
  private func commit(
    _ body: (VaultState, inout [LogEntry]) throws(VaultError) -> Void
  ) throws(VaultError) {
    var written: [LogEntry] = []
    var isSafeToDiscard = true
    do throws(VaultError) {
      try session.commit { state throws(VaultError) in
        try body(state, &written)
        isSafeToDiscard = false
        return written
      }
    } catch {
      if isSafeToDiscard { for object in written.flatMap(\.objects) { session.vault.objects.discard(object) } }
      throw error
    }
  }

  private static func claims(_ form: RecordForm, _ fields: JSONObject, amendment: String? = nil) -> [JSONMember] {
    var claims = [
      JSONMember("record_type", .string(form.type.rawValue)), JSONMember("schema", .string(form.id)),
    ]
    if let amendment { claims.append(JSONMember("amendment", .string(amendment))) }
    claims.append(JSONMember(EventIssuer.record, .object(fields)))
    return claims
  }
}
