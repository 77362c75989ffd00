/// The exit codes of every command: the one table, frozen. A check that failed never exits 0.
public enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  case failed = 1
  case usage = 2
  case partlyDone = 3
  case noVault = 10
  case locked = 11
  case wrongPassphraseOrIdentity = 12
  case notPermitted = 13
  case corrupt = 20
  case badSignature = 21
  case signerNotTrusted = 22
  case timeNotEstablished = 23
  case incompleteOrRolledBack = 24
  case badDisclosure = 25
  case consentForbids = 26
  case interrupted = 130

  /// What it means, in a few words.
  public var meaning: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .usage: "the command was not understood"
    case .partlyDone: "partly done; what was left out is named"
    case .noVault: "no vault here"
    case .locked: "another process holds the lock"
    case .wrongPassphraseOrIdentity: "wrong passphrase or identity"
    case .notPermitted: "not permitted"
    case .corrupt: "corrupt"
    case .badSignature: "bad signature"
    case .signerNotTrusted: "intact, but the signer is not trusted"
    case .timeNotEstablished: "time not established"
    case .incompleteOrRolledBack: "incomplete or rolled back"
    case .badDisclosure: "bad disclosure"
    case .consentForbids: "consent forbids"
    case .interrupted: "interrupted"
    }
  }
}
