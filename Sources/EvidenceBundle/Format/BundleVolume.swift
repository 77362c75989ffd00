/// One of the bags that an export was parted into: each is a bundle of its own, with some of the exhibits (RFC 8493 §2.2.2, `Bag-Count`).
public struct BundleVolume: Sendable, Equatable, CustomStringConvertible {
  /// More volumes are not made.
  public static let maximumCount = 999

  static let countLabel = "Bag-Count"
  static let groupLabel = "Bag-Group-Identifier"

  /// Its number, from 1.
  public let number: Int
  /// How many there are, from 2.
  public let count: Int

  /// A volume; nil where there cannot be such a one.
  public init?(_ number: Int, of count: Int) {
    guard (2...Self.maximumCount).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// What `Bag-Count` says, in its one spelling; nil for anything else.
  init?(bagCount text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, let number = Int(words[0]), let count = Int(words[2]) else { return nil }
    self.init(number, of: count)
    guard description == text else { return nil }
  }

  /// As `Bag-Count` has it: `2 of 5`.
  public var description: String { "\(number) of \(count)" }
}
