/// When a message was sent, as the export says.
enum ChatTime: Hashable, Sendable {
  /// A moment: seconds since 1970.
  case moment(Int)
  /// A date and a time by a clock whose offset the export does not say: `2024-03-05 10:05`.
  case local(String)

  /// As records have it; nil where that would need an offset.
  var record: String? { if case .moment(let seconds) = self { UnixTime.text(seconds) } else { nil } }

  var words: String {
    switch self {
    case .moment(let seconds): UnixTime.text(seconds) ?? "unknown"
    case .local(let text): text
    }
  }
}
