internal import Encodings
internal import SelectiveDisclosure
internal import VaultFiles

/// An original file's name as a claim: text, or its bytes where they are not (Schemas/README.md §3.2).
enum ItemName {
  static func claim(_ path: FilePath) -> JSON {
    if let text = path.text { return .string(text) }
    return .object(["bytes": .string(Base64.url.encode(path.bytes))])
  }

  static func path(_ claim: JSON?) -> FilePath? {
    if let text = claim?.stringValue { return FilePath(text) }
    return claim?.objectValue?["bytes"]?.stringValue.flatMap { Base64.url.decode($0) }.map { FilePath(bytes: $0) }
  }
}
