public import Custody
internal import Dossiers
internal import ReportPage
internal import SelectiveDisclosure
public import Translations
internal import TransparencyLog
public import VaultFiles
internal import VaultStore

/// The report of a dossier or an item that has not left, as a member can read it: for their eyes, in clear, where they say (Schemas/README.md §4, *Report*).
public struct VaultReport: Sendable {
  /// What was written.
  public struct Written: Sendable {
    /// What it is about.
    public let subject: Identifier
    /// Whether that is a dossier, and no item.
    public let isDossier: Bool
    /// How many exhibits it shows.
    public let exhibitCount: Int
    /// Why the custody log does not say that it was written; nil where it does.
    public let unrecorded: String?
  }

  private let session: UnlockedVault

  /// Reports of what this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// Writes a new file; nothing is overwritten, and no file stays where it fails. Where this member may sign it and the vault can be written, the custody log
  /// says so first. That something cannot be read is recorded as it is of ``Access/custody(of:)``.
  public func write(
    of subject: Identifier, in language: Language, to path: FilePath
  ) throws(VaultError) -> Written {
    let isDossier = try DossierReading(session).all().contains { $0.record.id == subject }
    var contents = try isDossier ? dossier(subject) : item(subject)
    contents.language = language
    let page = ReportPage(contents)
    let folder = try files { () throws(FileError) in try Folder.open(path.parent) }
    let file = try files { () throws(FileError) in try folder.create(path.lastComponent, mode: 0o600) }
    do throws(VaultError) {
      let unrecorded = record(subject, contents.logSize)
      try files { () throws(FileError) in
        try page.write { bytes throws(FileError) in try file.write(bytes) }
        try file.sync()
        try folder.sync()
      }
      return Written(
        subject: subject, isDossier: isDossier, exhibitCount: contents.exhibits.count, unrecorded: unrecorded)
    } catch {
      folder.withdraw(path.lastComponent, from: file)
      throw error
    }
  }

  /// - Returns: why it is not recorded; nil where it is.
  private func record(_ subject: Identifier, _ logSize: UInt64) -> String? {
    let trace = Trace(session)
    guard trace.mayRecord(.access) else { return "events of this kind are not yours to sign here" }
    let claims = [
      JSONMember("format", "report"), JSONMember("log_size", .number(JSONNumber(logSize))),
      JSONMember("items", .array([.string(subject.description)])), JSONMember("disclosed", .array([])),
    ]
    do throws(VaultError) { try trace.record(.logExported, claims, to: Compartment.control) } catch {
      return error.message
    }
    return nil
  }

  private func contents(
    _ subject: ReportContents.Subject, _ id: Identifier
  ) throws(VaultError) -> (contents: ReportContents, hops: ReportHops) {
    let state = try session.vault.state()
    let contents = ReportContents(
      subject: subject, identifier: id.description, vault: session.vault.fingerprint.description,
      created: Timestamp.now.description, logSize: state.head.size)
    let heads = try store { () throws(StoreError) in try HeadTimestamps.stamped(session.vault.log, in: state) }
    return (contents, ReportHops(timestamped: heads.map(\.head.size).sorted()))
  }

  private func item(_ item: Identifier) throws(VaultError) -> ReportContents {
    var (contents, hops) = try contents(.item, item)
    let chain = try Access(session).custody(of: item)
    guard chain.contains(where: { $0.action == .ingested }) else { throw try Inventory.absent(item, session) }
    contents.exhibits = [exhibit(item, number: 1, label: item.description, chain, hops, at: 0)]
    contents.graph = try ReportGraph(LinkageReading(session).graph(), around: [item.description], labels: [:])
    return contents
  }

  private func dossier(_ id: Identifier) throws(VaultError) -> ReportContents {
    var (contents, hops) = try contents(.dossier, id)
    let kept = try DossierReading(session).dossier(id)
    let titles = try ExhibitTitles(session).of(kept.dossier)
    contents.title = kept.dossier.title
    contents.recipient = kept.dossier.addressee
    var labels: [String: String] = [:]
    for exhibit in kept.dossier.exhibitsInUse {
      let label = kept.dossier.label(exhibit.number)
      guard let item = Identifier(canonical: exhibit.item), let chain = try Inventory(session).chain(of: item),
        chain.contains(where: { $0.action == .ingested })
      else { continue }
      labels[exhibit.item] = label
      var shown = self.exhibit(
        item, number: exhibit.number, label: label, chain, hops, at: contents.exhibits.count)
      shown.title = titles[exhibit.number]
      contents.exhibits.append(shown)
    }
    contents.matrix = ReportMatrix(kept)
    contents.graph = try ReportGraph(LinkageReading(session).graph(), around: kept.dossier.subjects, labels: labels)
    return contents
  }

  private func exhibit(
    _ item: Identifier, number: Int, label: String, _ chain: [CustodyEvent], _ hops: ReportHops, at place: Int
  ) -> ReportExhibit {
    let extent = ReportExhibit.extent(at: place)
    var exhibit = ReportExhibit(
      extent: extent, number: number, label: label, item: item.description,
      custody: hops.custody(chain.map { ($0, $0.disclosed) }, extent))
    let intake = chain.first { $0.action == .ingested }
    exhibit.facts = ReportHops.facts(intake?.disclosed ?? JSONObject())
    exhibit.title = intake?.text("title")
    return exhibit
  }
}
