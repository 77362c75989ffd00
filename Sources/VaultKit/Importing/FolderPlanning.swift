internal import Custody
public import Importing
internal import RecordSchemas
internal import SelectiveDisclosure
internal import VaultCrypto
public import VaultFiles

extension ImportPlan {
  /// Items in one acquisition.
  private static let maximumItems = 1024

  /// What a folder of another program becomes: every file an item, what sidecars and chats say records of acquisition.
  /// - Parameter order: the order of dates in chats of WhatsApp, where a person states it.
  public init(folder path: FilePath, _ format: FolderFormat, order: DateOrder? = nil) throws(VaultError) {
    _ = try VaultKit.files { () throws(FileError) in try Folder.open(path) }
    let source = try ImportSource([path])
    var byPath: [String: SourceFile] = [:]
    var listed: [ListedFile] = []
    for file in source.files {
      // A name that is no text is what no sidecar can name.
      guard let below = Self.below(path, file.shown), let digest = source.seen[file.shown] else { continue }
      byPath[below] = file
      listed.append(ListedFile(path: below, digest: digest, byteCount: file.byteCount))
    }
    let files = byPath
    let contents = FolderContents(listed) { entry in
      files[entry.path].flatMap { try? ImportSource.read($0, limit: FolderContents.maximumByteCount) }
    }
    let found: ImportedFolder =
      switch format {
      case .proofMode: ProofModeFolder(contents).read()
      case .autoArchiver: AutoArchiverFolder(contents).read()
      case .whatsApp: WhatsAppExport(contents, order: order).read()
      case .telegram: TelegramExport(contents).read()
      case .signal: SignalExport(contents).read()
      }
    guard !found.acquisitions.isEmpty || !found.problems.isEmpty else {
      throw VaultError(
        .usage, "\(path) holds nothing that is known of \(format.rawValue).", safe: "Nothing was written.",
        next: "To bring files in as they are: evault add \(path)")
    }
    let shown = { (below: String) in files[below]?.shown ?? path.appending(FilePath(below)) }
    var random = RandomPool()
    var records: [PlannedRecord] = []
    var refused = found.problems.map { problem in
      RefusedEntry(
        file: (problem.path.isEmpty ? path : shown(problem.path)).description, line: nil, reason: problem.reason)
    }
    for acquisition in found.acquisitions {
      for part in Self.parts(acquisition) {
        let record = PlannedRecord(
          id: Identifier(&random), type: .acquisition, source: shown(acquisition.from),
          file: shown(acquisition.from).description, origin: .files(part.map(shown)), fields: acquisition.record)
        let stand = Dictionary(part.map { (shown($0), Identifier(&random)) }) { first, _ in first }
        let wrong = record.complete(stand).map { RecordValidation.faults($0, .acquisition) } ?? []
        if wrong.isEmpty {
          records.append(record)
        } else {
          refused.append(RefusedEntry(file: record.file, line: nil, reason: Self.shown(wrong)))
        }
      }
    }
    if let first = found.acquisitions.first {
      records += Self.unmentioned(found.unmentioned, beside: first, shown, &random)
    }
    self.init(
      files: source.files, skipped: source.skipped, records: records, refused: refused, isWhole: false, sources: [path],
      seen: source.seen)
    unmentioned = found.unmentioned.map { shown($0).description }
    digests = found.acquisitions.flatMap(\.digests)
    for acquisition in found.acquisitions {
      remarks += acquisition.remarks.map { "\(shown(acquisition.from)): \(VisibleText.escape($0))" }
    }
    let counts = found.acquisitions.compactMap(\.messages)
    messageCount = counts.isEmpty ? nil : counts.reduce(0, +)
  }

  /// What nothing speaks of came along with the rest, and so perhaps from somebody.
  private static func unmentioned(
    _ paths: [String], beside known: ImportedAcquisition, _ shown: (String) -> FilePath, _ random: inout RandomPool
  ) -> [PlannedRecord] {
    stride(from: 0, to: paths.count, by: maximumItems).map { start in
      let part = paths[start..<min(start + maximumItems, paths.count)].map(shown)
      var fields: JSONObject = ["method": known.record["method"] ?? "other"]
      for name in ["collector", "place", "source", "custody_before"] { fields[name] = "unknown" }
      return PlannedRecord(
        id: Identifier(&random), type: .acquisition, source: part[0], file: part[0].description, origin: .files(part),
        fields: fields)
    }
  }

  /// The path below the folder as text; nil where it is none.
  private static func below(_ folder: FilePath, _ file: FilePath) -> String? {
    let prefix = folder.appending("x").bytes.dropLast()
    guard file.bytes.starts(with: prefix) else { return nil }
    return FilePath(bytes: file.bytes.dropFirst(prefix.count)).text
  }

  /// The files of an acquisition, so many at a time as a record takes; the file that speaks of them is in each.
  private static func parts(_ acquisition: ImportedAcquisition) -> [[String]] {
    let others = acquisition.files.filter { $0 != acquisition.from }
    guard others.count >= maximumItems else { return [[acquisition.from] + others] }
    return stride(from: 0, to: others.count, by: maximumItems - 1).map { start in
      [acquisition.from] + others[start..<min(start + maximumItems - 1, others.count)]
    }
  }
}
