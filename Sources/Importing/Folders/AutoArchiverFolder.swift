internal import SelectiveDisclosure
internal import VaultCrypto

/// What auto-archiver wrote (bellingcat/auto-archiver): for each page a JSON file of its `json_enricher`
/// (`{"status": …, "metadata": {"url": …}, "media": [{"filename": …, "properties": {"hash": "SHA-256:…"}}]}`), or a page of its
/// `html_formatter` with the same in it, beside the media. Where both speak of one address in one folder, both count as one acquisition.
///
/// The table of its `csv_db` holds Python's notation of these objects, and is not read.
public struct AutoArchiverFolder: Sendable {
  private let contents: FolderContents

  /// A folder with auto-archiver's output.
  public init(_ contents: FolderContents) { self.contents = contents }

  /// Reads every capture in the folder and below.
  public func read() -> ImportedFolder {
    var captures: [AutoArchiverCapture] = []
    var problems: [FolderProblem] = []
    for file in contents.files {
      do throws(FolderProblem) {
        guard let capture = try capture(file) else { continue }
        let place = captures.firstIndex { $0.url == capture.url && $0.folder == capture.folder }
        if let place { captures[place].merge(capture) } else { captures.append(capture) }
      } catch {
        problems.append(error)
      }
    }
    return ImportedFolder(captures.map(acquisition), problems: problems, in: contents)
  }

  private func capture(_ file: ListedFile) throws(FolderProblem) -> AutoArchiverCapture? {
    let name = file.name.lowercased()
    if name.hasSuffix(".json") {
      guard case .object(let object) = try? JSONParser().parse(contents.read(file)) else { return nil }
      return AutoArchiverCapture(json: object, file)
    }
    guard name.hasSuffix(".html") || name.hasSuffix(".htm"),
      let text = String(validating: try contents.read(file), as: UTF8.self)
    else { return nil }
    return AutoArchiverCapture(html: text, file)
  }

  private func acquisition(_ capture: AutoArchiverCapture) -> ImportedAcquisition {
    let digests = capture.media.map { stated($0, capture.folder) }
    var paths = capture.sources
    for path in digests.compactMap(\.path) where !paths.contains(path) { paths.append(path) }
    var fields = AcquisitionFields(method: "open_source_capture")
    var online: JSONObject = [
      "url": .string(AcquisitionFields.line(capture.url) ?? "unknown"), "captured_as": "auto-archiver",
    ]
    var own: [String] = []
    for digest in digests where digest.outcome == .matches && !own.contains(digest.stated) { own.append(digest.stated) }
    if !own.isEmpty { online.append("sha256", .array(own.prefix(256).map { .string($0) })) }
    fields.set("public", "source_type")
    fields.set("none", "source")
    fields.set(.object(online), "online")
    fields.set(.array(["auto-archiver"]), "software")
    fields.say("auto-archiver's own words follow; its file is among the items.")
    for (name, value) in capture.values {
      if let line = AcquisitionFields.line("\(name): \(value)") { fields.say(line) }
    }
    for digest in digests { fields.say(digest.sentence) }
    let remarks = digests.isEmpty ? ["\(capture.sources[0]) names no media."] : []
    return ImportedAcquisition(
      from: capture.sources[0], files: paths, record: fields.finished(), digests: digests, messages: nil,
      remarks: remarks)
  }

  /// A digest that the capture states, held against the folder's files. The program names files anew when it stores them, so the
  /// digest finds a file before its name does.
  private func stated(_ media: AutoArchiverCapture.Media, _ folder: String) -> StatedDigest {
    let name = AcquisitionFields.line(media.name) ?? "a file"
    let prefix = "SHA-256:"
    let digest = media.hash.hasPrefix(prefix) ? SHA256Digest(hex: String(media.hash.dropFirst(prefix.utf8.count))) : nil
    let byName = media.paths.lazy.compactMap { path in
      contents.file(path, below: folder)
        ?? path.split(separator: "/").last.flatMap { contents.file(String($0), below: folder) }
    }.first
    guard let digest else {
      return StatedDigest(
        name: name, stated: AcquisitionFields.line(media.hash) ?? "", path: byName?.path, outcome: .notStated)
    }
    if let file = contents.files.first(where: { $0.digest == digest }) {
      return StatedDigest(name: name, stated: digest.hex, path: file.path, outcome: .matches)
    }
    // Its way to name files after their content: the digest's first 24 digits.
    let renamed = contents.files.first { $0.name.hasPrefix(digest.hex.prefix(24)) }
    let meant = byName ?? renamed
    return StatedDigest(name: name, stated: digest.hex, path: meant?.path, outcome: meant == nil ? .absent : .differs)
  }
}
