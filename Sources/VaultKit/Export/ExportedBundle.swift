public import Custody
internal import SelectiveDisclosure

/// An export as the log has it: what left, to whom, and what for.
public struct ExportedBundle: Sendable {
  /// The export.
  public let export: Identifier
  /// When it was authorised.
  public let authorised: Timestamp
  /// By whom: a label.
  public let actor: String
  /// Who received it.
  public let recipient: String
  /// Why, as it was said then.
  public let purpose: String
  /// The exhibits, by their numbers in the bundle.
  public let exhibits: [(number: Int, item: Identifier)]
  /// The dossier that they are exhibits of, and which part of it; nil for items by themselves.
  public let dossier: (id: Identifier, part: String)?
  /// Whether the dossier's finished text went along.
  public let hasSubmission: Bool
  /// SHA-256 of its tag manifest, in hexadecimal digits; nil where it was not completed: it was perhaps never given away.
  public let tagManifest: String?
  /// The bundles that it is in, each with the digest of its tag manifest and the numbers of its exhibits: one, or one for each volume; none where it
  /// was not completed.
  public let volumes: [(tagManifest: String, numbers: [Int])]

  init(_ trail: ExportTrail) {
    let event = trail.authorised
    export = trail.export
    authorised = event.statement.recorded
    actor = event.signer.label
    recipient = event.text("recipient") ?? ""
    purpose = event.text("purpose") ?? ""
    let exhibits = Self.exhibits(event)
    self.exhibits = exhibits
    let dossier = event.disclosed["dossier"]?.objectValue
    self.dossier = dossier?["dossier"]?.stringValue.flatMap(Identifier.init(canonical:)).map {
      ($0, dossier?["part"]?.stringValue ?? "")
    }
    hasSubmission = Self.submission(event) != nil
    let first = trail.isCompleted ? trail.last.text("tag_manifest") : nil
    tagManifest = first
    volumes = first.map { Self.volumes(trail.last, first: $0, exhibits.map(\.number)) } ?? []
  }

  /// What a completion says of volumes. Where it does not say how many items each has, all are told under the first one's digest.
  private static func volumes(
    _ completed: CustodyEvent, first: String, _ numbers: [Int]
  ) -> [(tagManifest: String, numbers: [Int])] {
    let digests = (completed.disclosed["volumes"]?.arrayValue ?? []).compactMap(\.stringValue)
    let counts = (completed.disclosed["volume_items"]?.arrayValue ?? []).compactMap(\.intValue)
    guard digests.count > 1, digests.count == counts.count, counts.allSatisfy({ (1...numbers.count).contains($0) }),
      counts.reduce(0, +) == numbers.count
    else { return [(first, numbers)] }
    var rest = numbers[...]
    return zip(digests, counts).map { digest, count in
      defer { rest = rest.dropFirst(count) }
      return (digest, Array(rest.prefix(count)))
    }
  }

  /// The finished text that went along with a dossier; nil where none did.
  static func submission(_ authorised: CustodyEvent) -> Identifier? {
    authorised.disclosed["dossier"]?.objectValue?["submission"]?.stringValue.flatMap(Identifier.init(canonical:))
  }

  /// All items that left, the finished text too.
  static func items(_ authorised: CustodyEvent) -> [Identifier] {
    exhibits(authorised).map(\.item) + [submission(authorised)].compactMap(\.self)
  }

  /// The exhibits of an authorisation: under the dossier's numbers, or from 1 on.
  static func exhibits(_ authorised: CustodyEvent) -> [(number: Int, item: Identifier)] {
    let items = authorised.disclosed["items"]?.arrayValue ?? []
    let numbers = authorised.disclosed["dossier"]?.objectValue?["numbers"]?.arrayValue?.compactMap(\.intValue)
    return items.enumerated().compactMap { place, item in
      guard let item = item.stringValue.flatMap(Identifier.init(canonical:)) else { return nil }
      let number = numbers.flatMap { $0.count == items.count ? $0[place] : nil }
      return (number ?? place + 1, item)
    }
  }
}
