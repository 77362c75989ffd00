internal import VaultFiles

/// Signs that a picture or a film went through a messenger, which made it smaller and took its data away. They make it likely, and never certain: what
/// follows is to ask for the original.
public enum MessengerCopy {
  /// A sign. The raw values are kept in the vault.
  public enum Sign: String, Sendable, CaseIterable {
    /// The file is called as WhatsApp calls what it passes on.
    case nameWhatsApp = "name-whatsapp"
    /// As Telegram does.
    case nameTelegram = "name-telegram"
    /// As Signal does.
    case nameSignal = "name-signal"
    /// A photograph without what cameras write into it.
    case noCameraData = "no-camera-data"
    /// Its longer side is one that messengers scale to.
    case scaledSize = "scaled-size"
    /// It was encoded with the standard tables at a middling quality, as programs do and cameras do not.
    case standardTables = "standard-tables"
    /// A film that does not say when it was made.
    case noCreationTime = "no-creation-time"

    /// In words, for a list behind "since".
    public var words: String {
      switch self {
      case .nameWhatsApp: "it is named as WhatsApp names what it passes on"
      case .nameTelegram: "it is named as Telegram names what it passes on"
      case .nameSignal: "it is named as Signal names what it passes on"
      case .noCameraData: "it has no data of a camera"
      case .scaledSize: "its longer side is one that messengers scale to"
      case .standardTables: "it was encoded with standard tables at a middling quality"
      case .noCreationTime: "it does not say when it was made"
      }
    }
  }

  /// The claim of an intake that holds the signs.
  public static let claim = "likely_recompressed"
  /// So much of a file is looked at, from its beginning.
  static let prefixByteCount = 256 << 10

  /// Longer sides in pixels that messengers scaled photographs to.
  private static let scaledSides: Set<Int> = [960, 1280, 1600, 2048]
  private static let middlingQualities = 40...92

  /// The signs, said in one sentence; nil where there is none.
  public static func sentence(_ signs: [Sign]) -> String? {
    guard !signs.isEmpty else { return nil }
    return
      "likely recompressed by a messenger, since \(signs.map(\.words).joined(separator: ", and ")): ask for the original"
  }

  /// What makes it likely; empty where it is not.
  /// - Parameters:
  ///   - name: the file's own name; nil for what came without one.
  ///   - mediaType: as its content was recognised.
  ///   - prefix: the beginning of its content.
  static func signs(name: FilePath?, mediaType: String, prefix: Span<UInt8>) -> [Sign] {
    let named = (name?.lastComponent.text).flatMap { MessengerName($0)?.sign }
    if mediaType == "image/jpeg" {
      guard let picture = JPEGHeader(prefix), !picture.hasCameraData else { return [] }
      var signs: [Sign] = [.noCameraData]
      if picture.longerSide.map(scaledSides.contains) ?? false { signs.append(.scaledSize) }
      if picture.standardQuality.map(middlingQualities.contains) ?? false { signs.append(.standardTables) }
      if let named { return [named] + signs }
      // Without a name, all signs together: a picture without data is nothing rare.
      return signs.count == 3 ? signs : []
    }
    guard mediaType == "video/mp4" || mediaType == "video/quicktime", let named else { return [] }
    return [named] + (MovieHeader.saysWhenMade(prefix) == false ? [.noCreationTime] : [])
  }
}
