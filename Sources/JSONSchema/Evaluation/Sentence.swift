/// What is wrong with a value, in words for whoever wrote it.
struct Sentence {
  private let path: [PathStep]

  init(_ path: [PathStep]) { self.path = path }

  /// A path as a JSON Pointer.
  static func pointer(_ path: [PathStep]) -> String {
    path.reduce("") { pointer, step in
      switch step {
      case .field(let name): JSONPointer.appending(name, to: pointer)
      case .entry(let place): JSONPointer.appending(String(place), to: pointer)
      }
    }
  }

  /// The value, at the beginning of a sentence: `The field "item" of entry 2 of "citations"`.
  var subject: String {
    guard let last = path.last else { return "The document" }
    var words =
      switch last {
      case .field(let name): "The field " + Self.quoted(name)
      case .entry(let place): "Entry \(place + 1)"
      }
    for step in path.dropLast().reversed() {
      switch step {
      case .field(let name): words += " of " + Self.quoted(name)
      case .entry(let place): words += " of entry \(place + 1)"
      }
    }
    return words
  }

  /// A field that must be there and is not; the title where it says more than the name.
  func missing(_ title: String?) -> String {
    guard case .field(let name) = path.last, let title, Self.isMore(title, than: name) else {
      return subject + " is missing."
    }
    return subject + " is missing (" + VisibleName.of(title) + ")."
  }

  /// A field that there is not.
  func unknown(_ name: String, known: [String]) -> String {
    guard let near = Self.nearest(name, among: known) else { return subject + " is not known here." }
    return subject + " is not known here. Is " + Self.quoted(near) + " meant?"
  }

  /// Why a value is refused that no field inside it is to blame for.
  func refusal(_ keyword: Keyword, _ node: SchemaNode, _ program: SchemaProgram) -> String {
    switch keyword {
    case .never: return subject + " must not be there."
    case .minimumLength(let least):
      return subject + (least == 1 ? " is empty." : " must have at least \(least) characters.")
    case .maximumLength(let most): return subject + " must have at most \(most) characters."
    case .multipleOf(let divisor): return subject + " must be a multiple of \(divisor.words)."
    case .bound(let bound, _, let words): return subject + " must be " + bound.words + " " + words + "."
    case .format(let format): return subject + " must be " + format.words + "."
    default: return subject + " must be " + Self.expected(node, program) + "."
    }
  }

  private static func quoted(_ name: String) -> String { "\"" + VisibleName.of(name) + "\"" }

  private static func isMore(_ title: String, than name: String) -> Bool {
    title.lowercased() != name.replacing("_", with: " ").lowercased()
  }
}
