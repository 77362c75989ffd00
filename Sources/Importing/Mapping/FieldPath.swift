/// Where in a record a value goes: `dates.from`, `citations.0.item`, `names.*.text`, where `*` stands for each part of a value that is
/// split.
struct FieldPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case member(String)
    case element(Int)
    case each
  }

  private static let maximumSteps = 8

  let steps: [Step]

  var hasEach: Bool { steps.contains(.each) }

  /// The path that a text is, or nil: a member first, at most eight steps, at most one `*`, elements 0 to 99.
  init?(_ text: String) {
    let words = PlainText.parts(text, separatedBy: ".")
    guard words.count <= Self.maximumSteps else { return nil }
    var steps: [Step] = []
    for word in words {
      if word == "*" {
        guard !steps.contains(.each) else { return nil }
        steps.append(.each)
      } else if let number = PlainText.number(word) {
        guard number < 100, String(number) == word else { return nil }
        steps.append(.element(number))
      } else {
        guard Self.isName(word) else { return nil }
        steps.append(.member(word))
      }
    }
    guard case .member = steps.first else { return nil }
    self.steps = steps
  }

  private static func isName(_ word: String) -> Bool {
    guard (1...64).contains(word.utf8.count), let first = word.utf8.first else { return false }
    let isLetter = { (byte: UInt8) in (0x61...0x7a).contains(byte) || byte == 0x5f }
    return isLetter(first) && word.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2d }
  }

  /// The steps with `*` as the element of this place.
  func steps(each place: Int) -> [Step] { steps.map { $0 == .each ? .element(place) : $0 } }
}
