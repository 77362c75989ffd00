internal import SelectiveDisclosure

/// Which profile a dossier was begun with.
public struct ProfileReference: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its version.
  public let version: Int
  /// The SHA-256 of its text, in hexadecimal digits.
  public let digest: String

  /// A profile, by its text's digest.
  public init(_ profile: Profile, digest: String) {
    name = profile.name
    version = profile.version
    self.digest = digest
  }

  init?(_ fields: JSONObject?) {
    guard let name = fields?["name"]?.stringValue, let version = fields?["version"]?.intValue,
      let digest = fields?["digest"]?.stringValue
    else { return nil }
    self.name = name
    self.version = version
    self.digest = digest
  }

  var fields: JSONObject {
    ["name": .string(name), "version": .integer(version), "digest": .string(digest)]
  }
}
