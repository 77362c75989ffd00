public import Custody

extension MirrorRepair {
  /// One object that was restored.
  public struct Repaired: Sendable, Equatable {
    /// The object's name, hexadecimal.
    public let object: String
    /// Whether it was there at all.
    public let wasMissing: Bool
    /// Whether it was in the vault that it was restored; else in the mirror.
    public let inVault: Bool
    /// The mirror that it came from, or in which it was restored.
    public let mirror: String
  }

  /// One file that is no object, and was restored.
  public struct RepairedFile: Sendable, Equatable {
    /// Its name, below the vault.
    public let name: String
    /// Whether it was there at all.
    public let wasMissing: Bool
    /// Whether it was in the vault that it was restored; else in the mirror.
    public let inVault: Bool
    /// The mirror that it came from, or in which it was restored; nil for what this machine had by itself.
    public let mirror: String?
  }

  /// One object that is not whole here, and could not be restored.
  public struct Lost: Sendable {
    /// The object's name, hexadecimal.
    public let object: String
    /// The log entry that names it.
    public let entry: UInt64
    /// The item whose event brought it in; nil where that cannot be read: it is that event's record, or sealed to others.
    public let item: Identifier?
    /// Whether it was there at all.
    public let isMissing: Bool
  }

  /// What was found and done.
  public struct Report: Sendable {
    /// Objects of the vault that were read.
    public internal(set) var checked = 0
    /// What was restored, here and there; first what an earlier repair restored that was ended before it could record it.
    public internal(set) var repaired: [Repaired] = []
    /// Other files that were restored, here and there, in the same order.
    public internal(set) var files: [RepairedFile] = []
    /// What is whole nowhere: every mirror that this machine knows was asked, to the end.
    public internal(set) var lost: [Lost] = []
    /// What is not whole here still, while not every mirror could be asked: it may be whole there.
    public internal(set) var waiting: [Lost] = []
    /// Timestamps that events say were attached, and that are not here still, in words.
    public internal(set) var left: [String] = []
    /// What was erased, revoked or shredded, lay in a mirror again, and was removed there.
    public internal(set) var removed: [(mirror: String, name: String)] = []
    /// Mirrors that could not be asked, or not to the end, and why.
    public internal(set) var unasked: [UnaskedMirror] = []
    /// Whether it is recorded in the custody log.
    public internal(set) var isRecorded = false
    /// The mirror that is ahead of the vault, where there is one: nothing is recorded then, since the log would fork from it.
    public internal(set) var ahead: String?
  }

  /// A part of a repair, as far as reading goes.
  public enum Part: Sendable, Equatable {
    /// The vault's objects are read.
    case vault
    /// Objects come from this mirror.
    case from(String)
    /// This mirror's objects are read.
    case mirror(String)
  }
}
