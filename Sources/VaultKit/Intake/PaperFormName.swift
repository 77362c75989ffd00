internal import Custody
internal import VaultFiles

/// The number of a paper form in a file's name (Schemas/README.md §3.12).
enum PaperFormName: Equatable {
  /// None.
  case absent
  /// This one.
  case found(Identifier)
  /// More than one.
  case several
  /// Something that looks like one, and has a wrong check symbol.
  case mistyped(String)

  private static let groups = [4, 4, 4, 5]
  private static let length = 20

  /// Reads a name: the groups of an identifier with their hyphens, and no letter, digit or hyphen before or behind.
  init(_ path: FilePath) {
    let name = path.lastComponent.bytes
    var found: Set<Identifier> = []
    var mistyped: String?
    var start = 0
    while start + Self.length <= name.count {
      let end = start + Self.length
      let isAlone = (start == 0 || !Self.belongs(name[start - 1])) && (end == name.count || !Self.belongs(name[end]))
      guard isAlone, Self.isGrouped(name[start..<end]) else {
        start += 1
        continue
      }
      let text = String(decoding: name[start..<end], as: UTF8.self)
      if let identifier = Identifier(typed: text) { found.insert(identifier) } else { mistyped = mistyped ?? text }
      start = end
    }
    switch (found.count, mistyped) {
    case (0, nil): self = .absent
    case (0, let text?): self = .mistyped(text)
    case (1, _): self = found.first.map { .found($0) } ?? .absent
    default: self = .several
    }
  }

  private static func belongs(_ byte: UInt8) -> Bool { byte == 0x2d || isLetterOrDigit(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte >= 0x80
  }

  private static func isGrouped(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: 0x2d, omittingEmptySubsequences: false)
    return parts.map(\.count) == groups
      && parts.allSatisfy { $0.allSatisfy { $0 < 0x80 && isLetterOrDigit($0) } }
  }
}
