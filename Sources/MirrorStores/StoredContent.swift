public import VaultFiles

/// What is to be kept: it can be read again, where it has to be sent again.
public enum StoredContent: Sendable {
  /// These bytes.
  case bytes([UInt8])
  /// The file of this name in a folder.
  case file(Folder, FilePath)
  /// The same, seen by a meter as it goes.
  indirect case metered(StoredContent, Meter)

  /// The same without meters: for reading that is not sending.
  var unmetered: StoredContent {
    guard case .metered(let content, _) = self else { return self }
    return content.unmetered
  }

  func open() throws(FileError) -> any ContentReader {
    switch self {
    case .bytes(let bytes): BytesReader(all: bytes)
    case .file(let folder, let name): try FileReader(folder.open(name))
    case .metered(let content, let meter): MeteredReader(try content.open(), meter)
    }
  }
}

/// Reads what is to be kept from any place in it.
protocol ContentReader: AnyObject, Sendable {
  /// Its size in bytes.
  var size: UInt64 { get }
  /// At most `count` bytes from `offset` on; none at its end.
  func piece(at offset: UInt64, _ count: Int) throws(FileError) -> [UInt8]
}

final class BytesReader: ContentReader {
  private let all: [UInt8]

  init(all: [UInt8]) { self.all = all }

  var size: UInt64 { UInt64(all.count) }

  func piece(at offset: UInt64, _ count: Int) -> [UInt8] { Array(all.dropFirst(Int(offset)).prefix(count)) }
}

final class FileReader: ContentReader {
  private let file: OpenFile
  let size: UInt64

  init(_ file: consuming OpenFile) throws(FileError) {
    size = try file.status().size
    self.file = file
  }

  func piece(at offset: UInt64, _ count: Int) throws(FileError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: count)
    var span = piece.mutableSpan
    let read = try file.read(at: offset, into: &span)
    return read == count ? piece : Array(piece[..<read])
  }
}

final class MeteredReader: ContentReader {
  private let reader: any ContentReader
  private let meter: Meter

  init(_ reader: any ContentReader, _ meter: Meter) {
    self.reader = reader
    self.meter = meter
  }

  var size: UInt64 { reader.size }

  func piece(at offset: UInt64, _ count: Int) throws(FileError) -> [UInt8] {
    let piece = try reader.piece(at: offset, min(count, meter.pieceByteCount))
    guard meter.pass(piece.count) else { throw FileError(.inputOutput, "read", "", reason: "no more is wanted") }
    return piece
  }
}
