public import Custody
public import VaultFiles

/// What is to come in, and what a person says about it.
public struct IntakeRequest: Sendable {
  /// Files, folders, or `-` for standard input.
  public var paths: [FilePath]
  /// A name under which a run that was interrupted can be taken up again.
  public var batch: String?
  /// The compartment to seal to.
  public var compartment: String
  /// Whether a new item uses again what is stored in the same compartment under the newest key already, where the content is the same.
  public var reusesStored = false
  /// Files that open or sign something, and must not come in: the identity in use, a passphrase's file.
  public var ownFiles: [FilePath] = []
  /// The number of the paper form that all of it is a photograph of; nil where that was not said.
  public var form: Identifier?
  /// Whether a file's name may say the number of a form: not where others chose the names.
  public var readsFormNames: Bool
  /// What a person says about all of it.
  public var record: PersonalRecord
  /// In place of files: what this program made, in memory.
  var content: MemoryFile?

  /// A request.
  public init(
    paths: [FilePath], batch: String? = nil, compartment: String? = nil, form: Identifier? = nil,
    readsFormNames: Bool = false, record: PersonalRecord = PersonalRecord()
  ) {
    self.paths = paths
    self.batch = batch
    self.compartment = compartment ?? Compartment.general
    self.form = form
    self.readsFormNames = readsFormNames
    self.record = record
  }
}
