internal import Consent
public import Custody
internal import EvidenceBundle
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
  /// How it is sealed; nil for a folder in clear.
  public var sealing: ExportSealing?

  /// A request.
  /// - Parameters:
  ///   - withhold: claims, or `payload`, that stay.
  ///   - disclose: claims that leave beside ``openByDefault``.
  /// - Throws: `.usage` for a word that is no claim, or one that is both; for a recipient or a purpose that says nothing.
  public init(
    items: [Identifier], destination: FilePath, withhold: [String], disclose: [String], consents: [Identifier],
    recipient: String, purpose: String, use: IntendedUse = IntendedUse(), sealing: ExportSealing? = nil
  ) throws(VaultError) {
    guard !recipient.allSatisfy(\.isWhitespace), !purpose.allSatisfy(\.isWhitespace) else {
      throw VaultError(
        .usage, "Who receives it, and why, must be said: letters that take it back are addressed by it.",
        safe: "Nothing was written.", next: "Say it: --recipient OFFICE --purpose WHY")
    }
    for word in withhold + disclose
    where !Self.openByDefault.union(Self.disclosable).union([Self.payload]).contains(word) {
      throw VaultError(
        .usage, "There is no claim \(word).",
        next:
          "Claims are: \(Self.openByDefault.union(Self.disclosable).sorted().joined(separator: ", ")); and: payload.")
    }
    if let both = withhold.first(where: disclose.contains) {
      throw VaultError(.usage, "\(both) cannot be both withheld and disclosed.")
    }
    if sealing != nil { try ExportSealing.check(destination) }
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
    self.sealing = sealing
  }
}
