/// Why shares do not give a secret.
public enum SecretSharingError: Error, Equatable, Sendable {
  /// A word is none of the list; its place, from 1.
  case unknownWord(Int)
  /// The number of words is none that a share can have.
  case wrongLength(Int)
  /// A word is wrong, missing or in another's place.
  case badChecksum
  /// The words hold what no share holds.
  case malformed
  /// It belongs to another secret, or to another way in which this one was split.
  case foreign
  /// The same share comes twice.
  case doubled(Int)
  /// Two different shares claim the same number.
  case conflicting(Int)
  /// Too few: how many there are, and how many are needed.
  case tooFew(Int, of: Int)
  /// The shares fit each other, and the secret's own digest says that one of them is wrong.
  case wrongSecret
  /// The numbers cannot be: 2 to 16 shares, a threshold of at least 2, a secret of 16 to 32 bytes in pairs.
  case badParameters
}
