/// How an age file is spelled.
public enum AgeFormat: Sendable {
  /// Armor where the file begins with white space or a hyphen, bytes otherwise.
  case detected
  /// Bytes only.
  case binary
  /// ASCII armor only.
  case armored

  /// Whether a file with this first byte is to be read as armor.
  func isArmored(first: UInt8) -> Bool {
    switch self {
    case .detected: first == 0x2d || AgeArmor.isWhiteSpace(first)
    case .binary: false
    case .armored: true
    }
  }
}
