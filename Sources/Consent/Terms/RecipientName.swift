/// An office, or a class of offices, as grants name them: compared without regard to capitals and to how much white space there is; and for what
/// forbids, without regard to what a reader would not notice (Schemas/README.md §3.14).
public struct RecipientName: Hashable, Sendable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  private let compared: String
  private let look: NameLook

  /// A name.
  public init(_ text: String) {
    description = text
    compared = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    look = NameLook(text)
  }

  /// Whether it may be meant for the same as another: they look alike, or one of them may look like any.
  public func isNear(_ other: Self) -> Bool {
    self == other || look.mayBe(other.look) || !long.isEmpty && long == other.long
  }

  /// Whether it is a word for everybody, and no office's or class's name: `everyone`, `any office`, `усім`, `*`. To take something back from nobody is read so too.
  public var meansEverybody: Bool {
    let words = look.words
    guard words.contains(where: EverybodyWords.all.contains) else { return words.isEmpty }
    return words.allSatisfy {
      EverybodyWords.all.contains($0) || EverybodyWords.beside.contains($0) || Self.small.contains($0)
    }
  }

  /// Whether a reader takes both for the same.
  public func looksLike(_ other: Self) -> Bool { self == other || look.isSame(other.look) }

  /// Whether it may be the same office under another name: nobody can tell without knowing both. One differs from the other in few letters, has all words
  /// of the other, or has its initials as a word.
  public func resembles(_ other: Self) -> Bool {
    guard !looksLike(other) else { return false }
    if isNear(other) { return true }
    let shorter = min(look.count, other.look.count)
    if shorter >= 4, look.steps(to: other.look, atMost: max(1, shorter / 8)) != nil { return true }
    let (own, others) = (Set(telling), Set(other.telling))
    if !own.isEmpty, !others.isEmpty, own.isSubset(of: others) || others.isSubset(of: own) { return true }
    return hasInitials(of: other) || other.hasInitials(of: self)
  }

  /// Words that offices do not differ by.
  private static let small = Set(
    [
      "a", "an", "the", "of", "for", "and", "in", "at", "on", "de", "du", "des", "la", "le", "les", "el", "del", "y",
      "et",
    ]
    .flatMap { NameLook($0).words })

  /// Words that most offices have.
  private static let common = Set(
    ["office", "ministry", "department", "bureau", "agency", "authority", "court", "committee", "desk", "unit"]
      .flatMap { NameLook($0).words })

  /// Words but for small ones.
  private var long: [String] { look.words.filter { !Self.small.contains($0) } }

  /// Words by which offices differ.
  private var telling: [String] { long.filter { !Self.common.contains($0) } }

  /// Whether a word of three letters or more is made of the first letters of the other's words, small ones counted or not.
  private func hasInitials(of other: Self) -> Bool {
    let initials = [other.look.words, other.long].map { words in String(words.compactMap(\.first)) }
    return look.words.contains { $0.count >= 3 && initials.contains($0) }
  }

  /// Equal where they are compared as the same.
  public static func == (left: Self, right: Self) -> Bool { left.compared == right.compared }

  /// Feeds what is compared.
  public func hash(into hasher: inout Hasher) { hasher.combine(compared) }
}

extension Selection<RecipientName> {
  /// Whether a name, or one that may be meant for it, is in it.
  func mayContain(_ name: RecipientName) -> Bool {
    switch self {
    case .everything: true
    case .only(let named): named.contains { $0.isNear(name) }
    }
  }

  /// Whether both may have a name in common.
  func mayMeet(_ other: Self) -> Bool {
    switch other {
    case .everything: meets(other)
    case .only(let named): named.contains { mayContain($0) }
    }
  }
}
