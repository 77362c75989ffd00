internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// What of people an item shows, as far as can be told without looking at it.
struct ShownData: Sendable {
  private let type: String
  private let mediaType: String
  /// Whether it is a form that somebody signed.
  private let isForm: Bool
  /// Personal claims of the intake.
  private let claims: Set<String>

  /// What its intake says.
  init(_ intake: CustodyEvent) {
    type = intake.text("item_type") ?? ""
    mediaType = intake.text("media_type") ?? ""
    isForm = type == ItemType.consent.rawValue || PaperFormReading.number(intake) != nil
    claims = Set(Self.scopes.keys.filter { intake.disclosed[$0] != nil })
  }

  /// What a claim of the intake tells.
  private static let scopes: [String: DataScope] = [
    "source": .name, "place": .location, "title": .content, "note": .content, "name": .content,
  ]

  /// The claims of an intake that tell of people.
  static let personalClaims = Set(scopes.keys)

  /// What is seen where it is told whom an item comes from: in the claim of its intake, or in an annex's documents.
  static let ofSource: Set<DataScope> = [.name]

  /// What is seen where these claims leave, and perhaps the payload.
  func scope(disclosing names: Set<String>, payload: Bool) -> Set<DataScope> {
    let scope = Set(claims.intersection(names).compactMap { Self.scopes[$0] })
    guard payload else { return scope }
    var seen: Set<DataScope> = [.content]
    if mediaType.hasPrefix("audio/") || type == ItemType.audio.rawValue { seen.insert(.voice) }
    if mediaType.hasPrefix("image/") || type == ItemType.photograph.rawValue { seen.insert(.face) }
    if mediaType.hasPrefix("video/") || type == ItemType.video.rawValue { seen.formUnion([.face, .voice]) }
    // What cannot be told apart may be a voice or a picture.
    if seen == [.content], !Self.isDocument(mediaType) { seen.formUnion([.face, .voice]) }
    // A signed form has a name on it.
    if isForm { seen.insert(.name) }
    return scope.union(seen)
  }

  /// Whether a media type is one of writing and figures.
  private static func isDocument(_ mediaType: String) -> Bool {
    let kinds = [
      "text/", "application/pdf", "application/rtf", "application/xml", "message/rfc822", "application/x-ole-storage",
      "application/vnd.",
    ]
    return kinds.contains(where: mediaType.hasPrefix)
  }
}
