internal import SelectiveDisclosure

/// The bundle that went out before, where what follows is a supplement to it.
public struct EarlierBundle: Sendable, Hashable {
  /// The export's identifier.
  public let export: String
  /// The SHA-256 of its tag manifest, in hexadecimal digits.
  public let tagManifest: String
  /// The numbers of the exhibits that were in it, ascending.
  public let exhibits: [Int]

  /// An earlier bundle.
  public init(export: String, tagManifest: String, exhibits: [Int]) {
    self.export = export
    self.tagManifest = tagManifest
    self.exhibits = exhibits.sorted()
  }

  init?(_ fields: JSONObject) {
    guard let export = fields["export"]?.stringValue, let tagManifest = fields["tag_manifest"]?.stringValue,
      let exhibits = fields["exhibits"]?.arrayValue
    else { return nil }
    self.init(export: export, tagManifest: tagManifest, exhibits: exhibits.compactMap(\.intValue))
  }

  var fields: JSONObject {
    [
      "export": .string(export), "tag_manifest": .string(tagManifest),
      "exhibits": .array(exhibits.map { .integer($0) }),
    ]
  }
}
