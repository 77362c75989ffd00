public import Custody
internal import Encodings
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto
public import VaultFiles
internal import VaultStore

/// Making field kits: a folder with an invitation, a guide and the program, and an event at home that says so.
public struct KitMaking: Sendable {
  /// What was made.
  public struct Made: Sendable {
    /// The kit's own name.
    public let kit: Identifier
    /// What whoever starts it must compare.
    public let fingerprint: Fingerprint
    /// The compartments that it can seal to.
    public let compartments: [String]
    /// Whether the program lies in it.
    public let hasProgram: Bool
  }

  /// How a program is built that can go into a kit.
  public static let programAdvice = KitProgram.advice

  private let session: UnlockedVault

  /// Making by this member, a custodian.
  public init(_ session: UnlockedVault) throws(VaultError) {
    try session.require(.governance)
    self.session = session
  }

  /// Makes a kit in a new folder.
  /// - Parameters:
  ///   - label: how the vault will call whoever starts it.
  ///   - named: compartments besides `general` and `control`.
  ///   - program: a static program to put in; else the running one where it is static.
  ///   - listsInterviewed: whether the pseudonyms that were interviewed before go with it, in clear.
  public func make(
    at path: FilePath, for label: String, compartments named: [String], program: FilePath?, reason: String?,
    listsInterviewed: Bool = false
  ) throws(VaultError) -> Made {
    let executable: KitProgram? =
      if let program { try KitProgram(program) } else { KitProgram(running: Machine.runningProgram) }
    let parent = try files { () throws(FileError) in try Folder.open(path.parent) }
    let name = path.lastComponent
    try refuseTaken(name, in: parent)
    let interviewed = listsInterviewed ? try Interviews(session).interviewed() : []
    let temporary = FilePath(".evault-" + Hex.encode(SecureRandom.bytes(8)))
    do throws(VaultError) {
      let made = try record(label, named, reason, hasProgram: executable != nil) { token throws(VaultError) in
        try files { () throws(FileError) in
          let folder = try parent.folder(temporary, create: true)
          try folder.add(Invitation.name, token.serialized)
          try folder.add("README.txt", KitReadMe.bytes(hasProgram: executable != nil))
          if listsInterviewed {
            try folder.add(Interviews.list, Array(interviewed.map { $0 + "\n" }.joined().utf8))
          }
          if let executable { try executable.copy(to: folder, as: "evault") }
          try folder.syncFileSystem()
        }
      }
      try refuseTaken(name, in: parent)
      try files { () throws(FileError) in
        try parent.move(temporary, to: parent, as: name, replacing: true)
        try parent.syncFileSystem()
      }
      return made
    } catch {
      try? parent.removeTree(temporary)
      throw error
    }
  }

  private func refuseTaken(_ name: FilePath, in parent: Folder) throws(VaultError) {
    guard try files({ () throws(FileError) in try parent.status(name) }) == nil else {
      throw VaultError(
        .failed, "\(parent.path.appending(name)) is there already. Nothing is overwritten.",
        next: "Choose another folder with -o.")
    }
  }

  /// Commits that the kit was made, once `write` has put it on the medium.
  private func record(
    _ label: String, _ named: [String], _ reason: String?, hasProgram: Bool,
    _ write: (CompactJWS) throws(VaultError) -> Void
  ) throws(VaultError) -> Made {
    let staging = try files { () throws(FileError) in try StagingFolder(in: session.vault.folder) }
    var sealer = try RecordSealer(session)
    let kit = sealer.identifier()
    var made: Made?
    try session.commit { state throws(VaultError) in
      let (token, compartments) = try invite(kit, label, named, state.rosters.current)
      try write(token)
      made = Made(
        kit: kit, fingerprint: Fingerprint(SHA256.hash(token.serialized)), compartments: compartments,
        hasProgram: hasProgram)
      var claims = [JSONMember("kit", .string(kit.description)), JSONMember("label", .string(label))]
      if let reason { claims.append(JSONMember("reason", .string(reason))) }
      return [try sealer.entry(.kitMade, claims, session, state, staging: staging)]
    }
    guard let made else { throw VaultError(.failed, "The kit was not made.") }
    return made
  }

  private func invite(
    _ kit: Identifier, _ label: String, _ named: [String], _ roster: Roster
  ) throws(VaultError) -> (CompactJWS, [String]) {
    guard Member.isLabel(label) else {
      throw VaultError(.usage, "A label has 1 to 64 letters a-z, digits and hyphens, and is never a name.")
    }
    guard !roster.members.contains(where: { $0.label == label }) else {
      throw VaultError(.failed, "The label \(label) is taken.", next: "Choose another. See: evault member list")
    }
    var compartments: [Compartment] = []
    for id in Set(named).union([Compartment.general, Compartment.control]).sorted() {
      guard let compartment = roster.compartment(id) else {
        throw VaultError(.usage, "The vault has no compartment \(id).", next: "See: evault compartment list")
      }
      compartments.append(compartment)
    }
    do throws(JOSEError) {
      let token = try KitInvitation.issue(
        vault: session.vault.fingerprint, created: .now, kit: kit, label: label, roster: roster.digest,
        custodians: roster.members.filter(\.mayGovern), compartments: compartments, signer: session.identity.signer)
      return (token, compartments.map(\.id))
    } catch {
      throw VaultError(.failed, "The invitation could not be signed (\(error.code.rawValue)).")
    }
  }
}
