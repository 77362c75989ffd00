/// File names as messengers make them, by their shapes: `0` stands for a digit.
///
///     IMG-20260306-WA0004.jpg
struct MessengerName {
  private static let longest = 255
  private static let shapes: [(shape: String, sign: MessengerCopy.Sign)] = [
    ("IMG-00000000-WA0000", .nameWhatsApp), ("VID-00000000-WA0000", .nameWhatsApp),
    ("WhatsApp Image 0000-00-00 at ", .nameWhatsApp), ("WhatsApp Video 0000-00-00 at ", .nameWhatsApp),
    ("00000000-PHOTO-0000-00-00-", .nameWhatsApp), ("00000000-VIDEO-0000-00-00-", .nameWhatsApp),
    ("photo_0000-00-00_00-00-00", .nameTelegram), ("video_0000-00-00_00-00-00", .nameTelegram),
    ("signal-0000-00-00-", .nameSignal),
  ]

  /// Which messenger names files so.
  let sign: MessengerCopy.Sign

  /// Nil for a name that no messenger makes.
  init?(_ name: String) {
    guard name.utf8.count <= Self.longest else { return nil }
    let bytes = Array(name.utf8)
    if let found = Self.shapes.first(where: { Self.has(bytes, $0.shape) }) {
      sign = found.sign
    } else if Self.isTelegramExport(bytes) {
      sign = .nameTelegram
    } else {
      return nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func has(_ name: [UInt8], _ shape: String) -> Bool {
    let shape = Array(shape.utf8)
    guard name.count >= shape.count else { return false }
    return zip(name, shape).allSatisfy { $1 == UInt8(ascii: "0") ? isDigit($0) : $0 == $1 }
  }

  /// `photo_12@06-03-2026_11-30-00.jpg`, with any number in front.
  private static func isTelegramExport(_ name: [UInt8]) -> Bool {
    for word in ["photo_", "video_"] where name.starts(with: word.utf8) {
      let rest = name.dropFirst(word.utf8.count)
      let number = rest.prefix(while: isDigit)
      if !number.isEmpty, has(Array(rest.dropFirst(number.count)), "@00-00-0000_00-00-00") { return true }
    }
    return false
  }
}
