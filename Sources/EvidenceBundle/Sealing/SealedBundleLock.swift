internal import Age
public import VaultFiles

/// What opens a sealed file, as far as its beginning tells.
public enum SealedBundleLock: Sendable, Equatable {
  /// An identity of one of its recipients.
  case identity
  /// A passphrase.
  case passphrase
  /// It is sealed and spelled as text (ASCII armor), in which nothing can be looked up.
  case armored
  /// It is an age file whose header cannot be read.
  case damaged

  private static let text = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
  private static let start = Array("age-encryption.org/".utf8)

  /// What opens the file of this name; nil where it is no age file.
  public init?(of name: FilePath, in folder: Folder) throws(FileError) {
    let file = try folder.open(name)
    var beginning = [UInt8](repeating: 0, count: AgeHeader.maximumByteCount)
    var span = beginning.mutableSpan
    let count = try file.read(into: &span)
    if beginning.prefix(count).starts(with: Self.text) {
      self = .armored
    } else if beginning.prefix(count).starts(with: Self.start) {
      guard let header = try? AgeHeader.parse(beginning.span.extracting(0..<count)) else {
        self = .damaged
        return
      }
      self = header.stanzas.contains { $0.type == "scrypt" } ? .passphrase : .identity
    } else {
      return nil
    }
  }
}
