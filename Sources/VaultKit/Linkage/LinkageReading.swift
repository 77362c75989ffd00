internal import Custody
public import Linkage
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// The linkage graph of a vault, as far as a member can read it.
public struct LinkageReading: Sendable {
  private let session: UnlockedVault

  /// What this member can read.
  public init(_ session: UnlockedVault) { self.session = session }

  /// The graph of the newest versions of all records.
  /// - Parameter more: records that are about to be written.
  public func graph(with more: [RecordDraft] = []) throws(VaultError) -> LinkageGraph {
    let records = try RecordReading(session).current().map {
      LinkageRecord(id: $0.id.description, type: $0.type.rawValue, fields: $0.fields)
    }
    let drafts = more.map { LinkageRecord(id: $0.id.description, type: $0.type.rawValue, fields: $0.fields) }
    // An item that came in twice under one name is one item.
    let sources = try IntakePersons(session).pseudonyms()
    let items = try Inventory(session).items().items.map { item in
      LinkageItem(
        id: item.item.description, title: item.title ?? item.name?.description,
        content: "\(item.size) \(item.digest.hex)", source: sources[item.item])
    }
    return try Self.answer { () throws(LinkageError) in try LinkageGraph(drafts + records, items: items) }
  }

  /// What a draft of a link has wrong with it, in words: ends that are not there or of the wrong kind, citations of nothing, circles. Empty
  /// where nothing is. Who can read nothing cannot look anything up.
  public func faults(of drafts: [RecordDraft], in graph: LinkageGraph) -> [LinkageFinding] {
    let own = Set(drafts.map(\.id.description))
    return graph.check().filter { finding in
      own.contains(finding.record) || finding.related.contains(where: own.contains)
    }
  }

  /// Asks the graph, and says what went wrong in words.
  public static func answer<R>(_ body: () throws(LinkageError) -> R) throws(VaultError) -> R {
    do throws(LinkageError) { return try body() } catch {
      switch error {
      case .tooManyRecords(let limit):
        throw VaultError(.failed, "The vault has more than \(limit) records or items: too many for one graph.")
      case .noSuchNode(let id):
        throw VaultError(
          .failed, "There is no record or item \(id) that you can read in this vault.", next: "See: evault record list")
      case .wrongKind(let id, let kind):
        throw VaultError(
          .usage, "\(id) is not what this question is about: it is of the kind \(kind.rawValue).",
          next: "See: evault record list")
      case .pictureTooLarge(let nodes, let links):
        throw VaultError(
          .failed, "That is too much for a picture: it takes \(nodes) nodes and \(links) links.",
          safe: "Nothing was written.",
          next: "Go less far (--depth 1), name a date (--on), or write .graphml for a program that shows large graphs.")
      }
    }
  }
}
