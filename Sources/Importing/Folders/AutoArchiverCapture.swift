internal import SelectiveDisclosure

/// What auto-archiver says of one address.
struct AutoArchiverCapture {
  /// A file that was captured.
  struct Media {
    /// What it is called, without its folder.
    var name: String
    /// Names under which it may lie in the folder.
    var paths: [String]
    /// `SHA-256:` and 64 hexadecimal digits, or another algorithm's; empty where there is none.
    var hash: String
  }

  private static let maximumMedia = 4096
  private static let maximumDepth = 4

  let url: String
  let folder: String
  private(set) var sources: [String]
  private(set) var values: [(name: String, value: String)] = []
  private(set) var media: [Media] = []

  /// The capture that a file of the JSON enricher describes; nil for another JSON.
  init?(json object: JSONObject, _ file: ListedFile) {
    guard let metadata = object["metadata"]?.objectValue, let url = metadata["url"]?.stringValue,
      let media = object["media"]?.arrayValue, let status = object["status"]?.stringValue
    else { return nil }
    self.url = url
    folder = file.parent
    sources = [file.path]
    values.append(("status", status))
    for member in metadata.members {
      if let text = member.value.stringValue ?? member.value.numberValue?.literal { values.append((member.name, text)) }
    }
    for value in media { add(value, depth: 0) }
  }

  /// Media hold media: a film its thumbnails, each a file of its own.
  private mutating func add(_ value: JSON, depth: Int) {
    guard depth < Self.maximumDepth, media.count < Self.maximumMedia, let object = value.objectValue,
      let filename = object["filename"]?.stringValue
    else { return }
    let properties = object["properties"]?.objectValue ?? JSONObject()
    let urls = object["urls"]?.arrayValue?.compactMap(\.stringValue) ?? []
    let paths = [object["_key"]?.stringValue, filename].compactMap(\.self) + urls
    let name = filename.split(separator: "/").last.map(String.init) ?? filename
    media.append(Media(name: name, paths: paths, hash: properties["hash"]?.stringValue ?? ""))
    for member in properties.members {
      for inner in member.value.arrayValue ?? [member.value] { add(inner, depth: depth + 1) }
    }
  }

  /// The capture that a page of the HTML formatter shows; nil for another page.
  init?(html text: String, _ file: ListedFile) {
    guard text.utf8.count <= 16 << 20, let made = text.firstRange(of: "bellingcat/auto-archiver") else { return nil }
    var page = HTMLScanner(String(text[..<made.upperBound]))
    guard page.skip(past: "Archived media for"), let url = page.copied() else { return nil }
    self.url = url
    folder = file.parent
    sources = [file.path]
    while media.count < Self.maximumMedia, page.skip(past: "<b>key:</b>") {
      let key = page.copied() ?? ""
      var rest = page.upTo("<b>key:</b>")
      let hash = rest.skip(past: "<b>hash:</b>") ? rest.copied() ?? "" : ""
      let name = key.split(separator: "/").last.map(String.init) ?? key
      media.append(Media(name: name, paths: [key], hash: hash))
    }
  }

  /// Takes in what another file says of the same address.
  mutating func merge(_ other: Self) {
    sources += other.sources
    if values.isEmpty { values = other.values }
    for one in other.media {
      // A digest says which file is meant; without one, only the name does.
      let isKnown = media.contains { one.hash.isEmpty ? $0.name == one.name : $0.hash == one.hash }
      if !isKnown { media.append(one) }
    }
  }
}
