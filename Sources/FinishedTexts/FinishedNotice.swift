/// What a document holds beside its text, and which should not leave the house by accident.
public enum FinishedNotice: Sendable, Hashable {
  /// Changes that are tracked: who reads the file can see what was there before.
  case trackedChanges(Int)
  /// Comments.
  case comments(Int)
  /// Text that is not shown.
  case hiddenText
  /// Paragraphs of a draft that told the writer what to write.
  case guidance(Int)
  /// Properties that name a person or an organisation.
  case namingProperties([String])

  /// What it is, in a sentence, with what to do.
  public var sentence: String {
    switch self {
    case .trackedChanges(1):
      "One change is tracked: whoever opens the file can see what it replaced. Accept or reject it."
    case .trackedChanges(let count):
      "\(count) changes are tracked: whoever opens the file can see what they replaced. Accept or reject all of them."
    case .comments(1): "There is one comment in the file. Delete it."
    case .comments(let count): "There are \(count) comments in the file. Delete them."
    case .guidance(1): "One paragraph of guidance is left from the draft. Take it out."
    case .guidance(let count): "\(count) paragraphs of guidance are left from the draft. Take them out."
    case .hiddenText:
      "Some text is marked as hidden: it is not printed, and whoever opens the file can show it. Delete it."
    case .namingProperties(let names):
      "The file's properties say who wrote it (\(names.joined(separator: ", "))). Empty them where that is not meant to be told."
    }
  }
}
