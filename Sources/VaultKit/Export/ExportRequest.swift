internal import Consent
public import Custody
internal import Dossiers
internal import EvidenceBundle
public import Translations
public import VaultCrypto
public import VaultFiles

/// What is to leave, to whom, and how much of it.
public struct ExportRequest: Sendable {
  /// Claims that leave unless a person withholds them: what the bytes are and when, never who or where. Digest and size stay with the payload.
  public static let openByDefault: Set<String> = ["action", "digest", "size", "media_type", "modified", "collected_at"]
  /// Claims that a person can choose to disclose.
  public static let disclosable: Set<String> = [
    "item_type", "name", "batch", "title", "source", "place", "collected_by", "note", "objects", "reused",
    "likely_recompressed",
    "recorded_with", "purpose", "destination",
  ]
  /// Stands for a recipient or a reason that nobody gave.
  public static let notStated = "not stated"
  /// Who receives it; nil where nobody said.
  var statedRecipient: String? { recipient == Self.notStated ? nil : recipient }
  /// Why; nil where nobody said.
  var statedPurpose: String? { purpose == Self.notStated ? nil : purpose }
  /// What `--withhold` calls the payload itself.
  public static let payload = "payload"

  /// The items, in exhibit order.
  public var items: [Identifier]
  /// The bundle's folder, or the sealed file, which must not exist.
  public var destination: FilePath
  /// Claims that leave.
  public var disclosed: Set<String>
  /// Whether payloads leave.
  public var includesPayloads: Bool
  /// Consent records, or their forms, that must be among those that decide.
  public var consents: [Identifier]
  /// Who receives it.
  public var recipient: String
  /// Why.
  public var purpose: String
  /// What for, to whom and in what form, as consents ask for it.
  public var use: IntendedUse
  /// Labels of members who will sign the bundle beside the one who exports: it shows them.
  public var furtherSigners: [String] = []
  /// In which language the bundle's page for people speaks.
  public var language = Language.english
  /// A certificate to sign with beside the member's key.
  public var certificate: CertificateIdentity?
  /// How it is sealed; nil for a folder in clear.
  public private(set) var sealing: ExportSealing?
  /// The dossier whose exhibits these are; nil for items by themselves, which are numbered from 1.
  public private(set) var dossier: DossierPlan?
  /// Whether items that consent or marking keeps back are left out, instead of all of them.
  public var leavesOutRefused = false
  /// Whether what is refused could be left out, and nobody said so.
  var offersLeavingOut: Bool { dossier != nil && !leavesOutRefused }
  /// Items that were left out.
  private(set) var leftOut: [Identifier] = []

  /// A request.
  /// - Parameters:
  ///   - withhold: claims, or `payload`, that stay.
  ///   - disclose: claims that leave beside ``openByDefault``.
  /// - Throws: `.usage` for a word that is no claim, or one that is both; for a recipient or a purpose that says nothing.
  public init(
    items: [Identifier], destination: FilePath, withhold: [String], disclose: [String], consents: [Identifier],
    recipient: String, purpose: String, use: IntendedUse = IntendedUse()
  ) throws(VaultError) {
    guard !recipient.allSatisfy(\.isWhitespace), !purpose.allSatisfy(\.isWhitespace) else {
      throw VaultError(
        .usage, "Who receives it, and why, must be said: letters that take it back are addressed by it.",
        safe: "Nothing was written.", next: "Say it: --recipient OFFICE --purpose WHY")
    }
    // They stand in documents of the bundle, where a line of their own would be a paragraph that nobody wrote.
    guard Self.isLine(recipient), Self.isLine(purpose) else {
      throw VaultError(
        .usage, "Who receives it, and why, are each one line: no line breaks, no control characters.",
        safe: "Nothing was written.", next: "Say it in one line: --recipient OFFICE --purpose WHY")
    }
    try Self.requireClaims(withhold + disclose)
    if let both = withhold.first(where: disclose.contains) {
      throw VaultError(.usage, "\(both) cannot be both withheld and disclosed.")
    }
    guard Set(items).count == items.count else { throw VaultError(.usage, "An item was named twice.") }
    let needed = BundleEvent.alwaysDisclosed.union(BundleEvent.disclosedWithPayload).filter(withhold.contains).sorted()
    guard needed.isEmpty || (withhold.contains(Self.payload) && !needed.contains("action")) else {
      throw VaultError(
        .usage, "\(needed.joined(separator: ", ")) cannot be withheld while the payload leaves: nobody could check it.",
        next: "Withhold the payload too: --withhold payload")
    }
    includesPayloads = !withhold.contains(Self.payload)
    var disclosed = Self.openByDefault.union(disclose).subtracting(withhold)
    if !includesPayloads { disclosed.subtract(BundleEvent.disclosedWithPayload.subtracting(disclose)) }
    self.disclosed = disclosed.subtracting([Self.payload])
    self.items = items
    self.destination = destination
    self.consents = consents
    self.recipient = recipient
    self.purpose = purpose
    self.use = use
  }

  /// A request for the exhibits of a dossier, with the claims that its profile lets out, for the use that its profile is for.
  /// - Parameter withhold: claims, or `payload`, that stay all the same.
  public init(
    _ plan: DossierPlan, destination: FilePath, recipient: String, purpose: String, withhold: [String] = [],
    use: IntendedUse
  ) throws(VaultError) {
    let open = Self.openByDefault.union(Self.disclosable)
    let kept = Self.openByDefault.subtracting(plan.claims).subtracting(BundleEvent.alwaysDisclosed)
      .subtracting(BundleEvent.disclosedWithPayload)
    // Without the payload, nobody asked for its digest by name.
    let stays = withhold.contains(Self.payload) ? BundleEvent.disclosedWithPayload.union(withhold) : Set(withhold)
    try self.init(
      items: plan.items, destination: destination, withhold: kept.union(withhold).sorted(),
      disclose: plan.claims.filter { open.contains($0) && !stays.contains($0) }, consents: [], recipient: recipient,
      purpose: purpose,
      use: use)
    dossier = plan
  }

  /// The same as a sealed file.
  /// - Throws: `.usage` where the destination's name is not that of one.
  public func sealed(_ sealing: ExportSealing) throws(VaultError) -> ExportRequest {
    try ExportSealing.check(destination)
    var request = self
    request.sealing = sealing
    return request
  }

  /// Refuses words that are neither claims nor `payload`.
  public static func requireClaims(_ words: [String]) throws(VaultError) {
    let claims = openByDefault.union(disclosable)
    for word in words where !claims.union([payload]).contains(word) {
      throw VaultError(
        .usage, "There is no claim \(word).",
        next: "Claims are: \(claims.sorted().joined(separator: ", ")); and: payload.")
    }
  }

  private static func isLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      ![.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
  }

  /// How many exhibits the volumes before have.
  private var firstPlace = 0

  /// The finished text that goes along; none where payloads stay. Of several volumes, the first one has it.
  var submission: Identifier? { includesPayloads && firstPlace == 0 ? dossier?.submission : nil }

  /// Whether documents of the bundle tell whom its exhibits come from.
  var namesSources: Bool { dossier.map { DossierPlan.namesSources($0.part, disclosing: disclosed) } ?? false }

  /// The number of the exhibit at this place.
  func number(at place: Int) -> Int { dossier?.exhibits[place].exhibit.number ?? firstPlace + place + 1 }

  /// The same for one of the volumes that it is parted into: these exhibits, and of a dossier what is said of them.
  func volume(_ place: Int, of plan: VolumePlan) -> ExportRequest {
    let range = plan.volumes[place]
    var request = self
    request.items = Array(items[range])
    request.firstPlace = range.lowerBound
    request.dossier = dossier?.volume(place, of: plan)
    return request
  }

  /// The same with one exhibit or none, to find out what it takes by itself.
  func only(_ place: Int?) -> ExportRequest {
    let range = place.map { $0..<$0 + 1 } ?? 0..<0
    var request = self
    request.items = Array(items[range])
    request.dossier = dossier?.only(range)
    return request
  }

  /// How the exhibit at this place is named.
  func label(at place: Int) -> String {
    let number = number(at: place)
    return dossier?.kept.dossier.label(number) ?? String(number)
  }

  /// The same without these items.
  func without(_ refused: Set<Identifier>) -> ExportRequest {
    var request = self
    request.leftOut += items.filter(refused.contains)
    request.items = items.filter { !refused.contains($0) }
    request.dossier = dossier?.without(refused)
    return request
  }

  /// Exhibits that other parts of the dossier leave out, by number: what is said of them stays, too.
  var leftOutElsewhere: Set<Int> = []

  /// The numbers of what was left out.
  var leftOutNumbers: [Int] {
    let refused = leftOut.compactMap { item in
      dossier?.kept.dossier.exhibits.first { $0.item == item.description }?.number
    }
    return refused + (dossier?.withheld ?? [])
  }
}
