/// The files of a folder that was handed over, and how to read one. What a sidecar or a message names is looked up in the list: no
/// path that comes from evidence is ever opened.
public struct FolderContents: Sendable {
  /// Bytes of a sidecar or chat file: 64 MiB.
  public static let maximumByteCount = 64 << 20

  let files: [ListedFile]
  private let places: [String: Int]
  private let reader: @Sendable (ListedFile) -> [UInt8]?

  /// The contents of a folder.
  /// - Parameter reader: the bytes of a file, which is one of `files` and at most ``maximumByteCount`` long; nil where it cannot be read.
  public init(_ files: [ListedFile], reader: @escaping @Sendable (ListedFile) -> [UInt8]?) {
    self.files = files
    self.reader = reader
    places = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  /// The bytes of a file that is to be understood.
  func read(_ file: ListedFile) throws(FolderProblem) -> [UInt8] {
    guard file.byteCount <= UInt64(Self.maximumByteCount) else {
      throw FolderProblem(file.path, "is larger than 64 MiB, and is not read")
    }
    guard let bytes = reader(file) else { throw FolderProblem(file.path, "could not be read") }
    return bytes
  }

  /// The file that a path below a folder of this one names, where it is a path that stays inside.
  func file(_ path: String, below folder: String) -> ListedFile? {
    guard let inside = Self.inside(path) else { return nil }
    return places[folder.isEmpty ? inside : "\(folder)/\(inside)"].map { files[$0] }
  }

  /// The path in its one spelling, or nil for one that is absolute, leads upwards or could mean another thing on another system.
  static func inside(_ path: String) -> String? {
    guard !path.hasPrefix("/"), !path.contains("\\"), path.utf8.count <= 4096, !PlainText.hasControls(path) else {
      return nil
    }
    let parts = path.split(separator: "/").filter { $0 != "." }
    guard !parts.isEmpty, !parts.contains("..") else { return nil }
    return parts.joined(separator: "/")
  }
}
