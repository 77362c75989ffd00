internal import Consent
internal import EmbeddedMetadata

/// What an embedded fact stands against (Schemas/README.md §3.19).
struct EmbeddedRule {
  /// The answer for one kind of fact in one payload.
  enum Answer: Equatable {
    /// The claims that say the same leave too, or nothing is said of them.
    case allowed
    /// Whoever exports accepted it by name.
    case accepted
    /// It may be accepted by name.
    case unaccepted
    /// It says what these claims would say, and they stay.
    case contradicts([String])
    /// It may show what was taken out.
    case showsRedacted
  }

  /// What every word that accepts a kind begins with.
  static let prefix = "embedded-"

  /// The word by which a kind is accepted.
  static func word(_ kind: EmbeddedKind) -> String { prefix + kind.rawValue }

  /// The claims of an intake that say what a kind of fact says.
  static func claims(_ kind: EmbeddedKind, _ request: ExportRequest) -> [String] {
    switch kind {
    case .location: ["place"]
    // Nobody can tell from a field whose name it is.
    case .author, .serial: ["source", "collected_by"]
    case .title: ["title"]
    // A profile keeps the file system's times back since they tell nothing of the case, and not since they must not be
    // known.
    case .time: request.dossier == nil ? ["collected_at", "modified"] : ["collected_at"]
    case .device, .comment, .preview, .change, .attachment: []
    }
  }

  /// What of people a kind of fact tells, as consents ask for it.
  static func scopes(_ kind: EmbeddedKind) -> Set<DataScope> {
    switch kind {
    case .location: [.location]
    case .author, .serial: [.name]
    case .preview, .attachment: [.face, .voice]
    case .device, .title, .comment, .change, .time: []
    }
  }

  /// - Parameter isRedacted: whether something was taken out of the item.
  static func answer(
    _ kind: EmbeddedKind, _ subject: ExportSubject, _ request: ExportRequest, isRedacted: Bool
  ) -> Answer {
    let claims = claims(kind, request)
    // What whoever made a file called it is not what somebody says here of it: it stands for the title, and does not
    // give it away.
    let kept = (kind == .title ? [] : claims).filter {
      subject.claimNames.contains($0) && !request.disclosed.contains($0)
    }
    guard kept.isEmpty else { return .contradicts(kept) }
    // What shows when something was made leaves by default.
    if kind == .time { return .allowed }
    if isRedacted, [.preview, .change, .attachment].contains(kind) { return .showsRedacted }
    if !claims.isEmpty, claims.allSatisfy(request.disclosed.contains) { return .allowed }
    return request.use.affirmed.contains(word(kind)) ? .accepted : .unaccepted
  }
}
