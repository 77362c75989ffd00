public import SelectiveDisclosure

/// How some files of a folder came to be, as the sidecars or the chat file among them say.
public struct ImportedAcquisition: Sendable {
  /// The path of the file that says so.
  public let from: String
  /// The paths of all files that it is about, itself among them; each once.
  public let files: [String]
  /// The fields of a record of the type `acquisition`, all but `items`.
  public let record: JSONObject
  /// What was stated of files, held against them.
  public let digests: [StatedDigest]
  /// Messages, where it is a chat.
  public let messages: Int?
  /// What a person has to know: what could not be told, and why. Names nobody.
  public let remarks: [String]
}
