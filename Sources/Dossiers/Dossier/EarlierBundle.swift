internal import SelectiveDisclosure

/// A bundle that went out before, where what follows is a supplement to it.
public struct EarlierBundle: Sendable, Hashable {
  /// The most that a dossier supplements; each volume of an export is one.
  public static let maximumCount = 256

  /// The export's identifier.
  public let export: String
  /// Which part of the dossier it had.
  public let part: DossierPart
  /// The SHA-256 of its tag manifest, in hexadecimal digits.
  public let tagManifest: String
  /// The numbers of the exhibits that were in it, ascending.
  public let exhibits: [Int]

  /// An earlier bundle.
  public init(export: String, part: DossierPart, tagManifest: String, exhibits: [Int]) {
    self.export = export
    self.part = part
    self.tagManifest = tagManifest
    self.exhibits = exhibits.sorted()
  }

  init?(_ fields: JSONObject) {
    guard let export = fields["export"]?.stringValue, let tagManifest = fields["tag_manifest"]?.stringValue,
      let part = fields["part"]?.stringValue.flatMap(DossierPart.init(rawValue:)),
      let exhibits = fields["exhibits"]?.arrayValue?.map(\.intValue), !exhibits.contains(nil)
    else { return nil }
    self.init(export: export, part: part, tagManifest: tagManifest, exhibits: exhibits.compactMap(\.self))
  }

  var fields: JSONObject {
    [
      "export": .string(export), "part": .string(part.rawValue), "tag_manifest": .string(tagManifest),
      "exhibits": .array(exhibits.map { .integer($0) }),
    ]
  }
}
