import Transfer

/// Versions of files, as an object store lists them: lines of a size, the version and the name; `removed` in place of the size where the version only
/// says that the file was removed.
enum ServiceVersions {
  private struct Version {
    let key: String
    var identifier: String?
    var size: String?

    /// Nil where something is missing that every version has.
    func line(isMarker: Bool) -> String? {
      guard let identifier, isMarker || size != nil else { return nil }
      return "\(isMarker ? "removed" : size ?? "") \(identifier) \(key)\n"
    }
  }

  static func reply(_ status: Int, _ bytes: [UInt8]) -> (ServiceAnswer?, [UInt8]) {
    guard let document = ServiceDocument(bytes), let more = document.text("ListVersionsResult/IsTruncated"),
      more == "true" || more == "false"
    else { return (nil, []) }
    var text = ""
    var version: Version?
    var isMarker = false
    // A name begins each; in which order the rest follows is the service's choice.
    func end() -> Bool {
      guard let done = version else { return true }
      version = nil
      guard let line = done.line(isMarker: isMarker) else { return false }
      text += line
      return true
    }
    for (path, value) in document.values {
      switch path {
      case "ListVersionsResult/Version/Key", "ListVersionsResult/DeleteMarker/Key":
        guard end(), ServiceReply.value(value) != nil else { return (nil, []) }
        version = Version(key: value)
        isMarker = path.hasPrefix("ListVersionsResult/DeleteMarker")
      case "ListVersionsResult/Version/VersionId", "ListVersionsResult/DeleteMarker/VersionId":
        guard version != nil, ServiceReply.value(value) != nil, !value.contains(" ") else { return (nil, []) }
        version?.identifier = value
      case "ListVersionsResult/Version/Size":
        guard version != nil, UInt64(value) != nil else { return (nil, []) }
        version?.size = value
      default: break
      }
    }
    guard end() else { return (nil, []) }
    return (ServiceAnswer(status: status, hasMore: more == "true"), Array(text.utf8))
  }
}
