internal import Age
internal import Custody
internal import SelectiveDisclosure
public import Translations
internal import TransparencyLog
public import VaultFiles
public import VaultStore

/// Why an operation could not be done: what happened, what is safe in spite of it, what to do next. It never carries a secret.
public struct VaultError: Error, Sendable {
  /// The kinds, one for each exit code of the command line.
  public enum Kind: Sendable {
    case failed, usage, noVault, locked, wrongIdentity, notPermitted, corrupt, badSignature, notTrusted, rolledBack
    case badDisclosure, consentForbids, interrupted, timeNotEstablished
  }

  /// The kind.
  public let kind: Kind
  /// What happened, to which item or file.
  public let message: String
  /// What is safe in spite of it.
  public let safe: String
  /// What to do next.
  public let next: String
  /// The same in texts of the tables, where they have it.
  public let phrases: ErrorPhrases?
  /// Where an export was refused: each item that stays, with what and why.
  public let refusals: [ExportRefusal]
  /// How this machine's own file system refused, where that is why; nil where something else is, as where a mirror's place refused.
  var ownDisk: FileError.Code?

  /// An error.
  public init(
    _ kind: Kind, _ message: String, safe: String = "", next: String = "", refusals: [ExportRefusal] = []
  ) {
    self.kind = kind
    self.message = message
    self.safe = safe
    self.next = next
    self.refusals = refusals
    phrases = nil
  }

  /// An error that can be told in every language.
  init(_ kind: Kind, _ message: Phrase, safe: Phrase? = nil, next: Phrase? = nil) {
    self.kind = kind
    self.message = message.english
    self.safe = safe?.english ?? ""
    self.next = next?.english ?? ""
    phrases = ErrorPhrases(message, safe: safe, next: next)
    refusals = []
  }

  /// An error of the file system.
  public init(_ error: FileError, doing what: String = "") {
    let detail = [error.operation, error.reason].filter { !$0.isEmpty }.joined(separator: ": ")
    let subject = what.isEmpty ? error.path : "\(what): \(error.path)"
    switch error.code {
    case .notFound: self.init(.failed, Phrase("error.not_found", ["path": subject]))
    case .exists:
      self.init(.failed, Phrase("error.exists", ["path": subject]), next: Phrase("error.exists.next"))
    case .notPermitted: self.init(.failed, Phrase("error.permission", ["path": subject]))
    case .readOnly:
      self.init(.failed, Phrase("error.read_only", ["path": subject]), next: Phrase("error.read_only.next"))
    case .noSpace:
      self.init(
        .failed, Phrase("error.disk_full", ["path": subject]), safe: Phrase("safe.committed"),
        next: Phrase("error.disk_full.next"))
    case .link: self.init(.failed, "\(subject) is a symbolic link. Links are not followed.")
    case .notRegular where error.isNoFolder:
      self.init(
        .failed, "\(subject) is a file, and a folder is needed there.", safe: "It is as it was.",
        next: "Name a folder.")
    case .notRegular: self.init(.failed, "\(subject) is not the regular file, or the folder, that is needed there.")
    case .tooLarge: self.init(.failed, "\(subject) is too large (\(error.reason)).")
    case .changed: self.init(.failed, "\(subject) changed while it was read.")
    case .locked:
      self.init(.locked, Phrase("error.locked", ["path": subject]), next: Phrase("error.locked.next"))
    case .inputOutput: self.init(.failed, "\(subject) could not be read or written (\(detail)).")
    }
    switch error.code {
    case .readOnly, .notPermitted, .noSpace, .link, .notRegular, .inputOutput: ownDisk = error.code
    case .notFound, .exists, .tooLarge, .changed, .locked: break
    }
  }

  /// An error of the vault's folder.
  public init(_ error: StoreError) {
    let detail = error.detail.isEmpty ? "" : " (\(error.detail))"
    switch error.code {
    case .notAVault where FieldKit.of(vault: FilePath(error.path)) != nil:
      self.init(
        .noVault, Phrase("error.kit_not_started"),
        next: Phrase("error.kit_not_started.next", ["command": "evault start"]))
    case .notAVault:
      self.init(
        .noVault, Phrase("error.no_vault_at", ["path": error.path.description]),
        next: Phrase("error.no_vault.next", ["option": "--vault DIR", "command": "evault init DIR"]))
    case .laterFormat:
      self.init(
        .noVault, "The vault was written by a later version\(detail).", next: "Use that version or a later one.")
    case .file(let code):
      let file = FileError(code, error.detail, FilePath(error.path))
      if code == .notFound, error.path.hasSuffix("\(VaultLayout.log)/\(VaultLayout.checkpoint)") {
        self.init(
          .failed, "\(error.path) does not exist: the custody log's checkpoint is missing.",
          safe: "Everything else is as it was.",
          next: "What can be done about it, and brings it back where this machine remembers it: evault mirror repair")
        return
      }
      if code == .link || code == .notRegular {
        self.init(
          .failed, VaultError(file).message, safe: "It is as it was, and so is everything else.",
          next: code == .link
            ? "Look where it leads, and put that in its place, or take the link away. What the vault lacks then, this brings back: evault mirror repair"
            : "Look what stands there, and move it away. What the vault lacks then, this brings back: evault mirror repair"
        )
        ownDisk = code
        return
      }
      self.init(file, doing: code == .inputOutput ? error.detail : "")
    case .corruptLog:
      self.init(.corrupt, "The custody log is damaged: \(error.path)\(detail).", next: "Run: evault check --keyless")
    case .badCheckpoint:
      self.init(
        .badSignature, "The log's checkpoint is not signed by a member who may sign it\(detail).",
        next: "Run: evault check --keyless. What can be done about it: evault mirror repair")
    case .badRoster:
      self.init(.badSignature, "The roster is not valid: \(error.path)\(detail).", next: "Run: evault check --keyless")
    case .badKey:
      self.init(
        .corrupt, "A wrapped key is not what the roster says: \(error.path)\(detail).",
        next: "Where a mirror has the right one, this brings it back: evault mirror repair")
    case .unconfirmed:
      self.init(
        .failed,
        "The disk did not confirm the last write\(detail). It is in the custody log, and a power cut may take it back.",
        next: "Look to the disk, run: evault check; then see what is there before you repeat the command.")
    case .rolledBack:
      self.init(
        .rolledBack,
        "The vault is shorter than when this machine last saw it\(detail): it is older, or another history that is shorter.",
        safe: "Nothing was changed.",
        next:
          "Look for the newer copy: beside it, evault log compare OTHER tells which of the two it is. Where it is lost, a custodian goes on with this one: evault log accept-rollback"
      )
    case .forked:
      self.init(
        .rolledBack, "The vault's history is not the one this machine saw before\(detail).",
        safe: "Nothing was changed.",
        next: "Keep this copy as it is, and compare it with others. Where the other is lost: evault log accept-rollback"
      )
    }
  }

  init(_ error: AgeError, _ what: String) {
    self.init(.corrupt, "\(what) cannot be sealed or opened (\(error.code.rawValue)).")
  }

  init(_ error: SDJWTError) { self.init(.failed, "An event could not be signed (\(error.code.rawValue)).") }

  init(_ error: TransparencyLogError) { self.init(.corrupt, "The custody log is damaged (\(error)).") }

  init(_ error: CustodyError, _ what: String) {
    let kind: Kind =
      switch error.code {
      case .badDisclosure: .badDisclosure
      case .badSignature, .unknownSigner, .notPermitted, .wrongRoster, .brokenRoster: .badSignature
      case .malformed, .wrongVault, .entryMismatch, .wrongHead: .corrupt
      }
    self.init(kind, "\(what) is not what the log says: \(error).")
  }
}

/// Runs a body whose errors are the file system's.
func files<R: ~Copyable>(_ body: () throws(FileError) -> R) throws(VaultError) -> R {
  do throws(FileError) { return try body() } catch { throw VaultError(error) }
}

/// Runs a body whose errors are the vault folder's.
func store<R: ~Copyable>(_ body: () throws(StoreError) -> R) throws(VaultError) -> R {
  do throws(StoreError) { return try body() } catch { throw VaultError(error) }
}
