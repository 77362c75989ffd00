internal import Consent
internal import Custody
internal import EmbeddedMetadata

/// Whether payloads may leave with what they tell beside what they show. The default is no.
struct EmbeddedGate {
  /// What is affirmed where a payload could not be looked into.
  static let notInspectedWord = "not-inspected"
  /// What was found, by item.
  let found: [Identifier: Inspection]
  /// Items from which something was taken out.
  let redacted: Set<Identifier>

  /// What is seen of people in each payload besides.
  func embedded(in subject: ExportSubject) -> Set<DataScope> {
    (found[subject.item]?.facts ?? []).reduce(into: []) { $0.formUnion(EmbeddedRule.scopes($1.kind)) }
  }

  /// Lets all of an export leave, or nothing.
  func require(_ subjects: [ExportSubject], _ request: ExportRequest) throws(VaultError) -> EmbeddedBasis {
    try Self.requireKnown(request)
    var basis = EmbeddedBasis()
    let rows = ExportRefusals(request)
    var refusals: [ExportRefusal] = []
    for subject in subjects {
      guard let inspection = found[subject.item] else { continue }
      // Of plain text that is plain nothing is said.
      if InspectedFormat(mediaType: subject.mediaType) == .plain, inspection == Inspection() { continue }
      basis.isNeeded = true
      basis.version = basis.version ?? inspection.version
      basis.pageVersion = basis.pageVersion ?? inspection.pageVersion
      let kinds = Set(inspection.facts.map(\.kind)).filter { !EmbeddedRule.scopes($0).isEmpty }
      if !kinds.isEmpty { basis.told.append((subject.item, kinds.sorted())) }
      if let refusal = judge(subject, inspection, request, &basis) {
        refusals.append(
          rows.embedded(
            subject, fields: refusal.fields, words: refusal.rules, why: refusal.words,
            mend: Self.advice(subject, refusal.accepts, request)))
      }
    }
    guard refusals.isEmpty else { throw .refusing(refusals, offersLeavingOut: request.offersLeavingOut) }
    return basis
  }

  /// Why a payload stays; nil where it may leave.
  private func judge(
    _ subject: ExportSubject, _ inspection: Inspection, _ request: ExportRequest, _ basis: inout EmbeddedBasis
  ) -> (words: String, rules: [String], fields: [String], accepts: [String])? {
    var words: [String] = []
    var rules: [String] = []
    var kept: [String] = []
    var accepts: [String] = []
    var isMendable = true
    for kind in EmbeddedKind.allCases {
      let fields = inspection.facts.filter { $0.kind == kind }.map(\.field)
      guard !fields.isEmpty else { continue }
      let what = "It holds \(kind.meaning) (\(Self.list(fields)))"
      let answer = EmbeddedRule.answer(kind, subject, request, isRedacted: redacted.contains(subject.item))
      switch answer {
      case .allowed: continue
      case .accepted:
        basis.accepted.insert(kind)
        continue
      case .unaccepted:
        words.append("\(what).")
        accepts.append(EmbeddedRule.word(kind))
      case .contradicts(let claims):
        isMendable = false
        words.append("\(what), and \(claims.joined(separator: " and ")) would stay.")
      case .showsRedacted:
        isMendable = false
        words.append("\(what), which may show what was taken out.")
      }
      rules.append(EmbeddedRule.word(kind))
      kept += fields
    }
    if let gap = inspection.gap {
      if request.use.affirmed.contains(Self.notInspectedWord) {
        basis.notInspected.append(subject.item)
      } else {
        words.append(gap.words)
        rules.append(Self.notInspectedWord)
        accepts.append(Self.notInspectedWord)
      }
    }
    return words.isEmpty ? nil : (words.joined(separator: " "), rules, kept, isMendable ? accepts : [])
  }

  /// Refuses a word that would accept nothing.
  private static func requireKnown(_ request: ExportRequest) throws(VaultError) {
    let known = Set(EmbeddedKind.allCases.filter { $0 != .time }.map(EmbeddedRule.word))
    for word in request.use.affirmed.sorted() where word.hasPrefix(EmbeddedRule.prefix) && !known.contains(word) {
      throw VaultError(
        .usage, "There is no --affirm \(word).", safe: "Nothing left the vault.",
        next: "One of: \(known.sorted().joined(separator: ", ")).")
    }
  }

  private static func advice(_ subject: ExportSubject, _ accepts: [String], _ request: ExportRequest) -> String {
    let words = accepts.map { "--affirm \($0)" }.joined(separator: " ")
    let acceptance = accepts.isEmpty ? "" : "   Where it may be seen: \(words)"
    if subject.item == request.submission {
      return "Take it out of the text, and take it in again: evault dossier final" + acceptance
    }
    if accepts == [notInspectedWord] {
      let isPages = InspectedFormat(mediaType: subject.mediaType) == .pages
      return "Install \(ExifTool.package)\(isPages ? ", or \(Qpdf.package)," : "") where that is what is missing. "
        + "Where somebody looked into the file by other means: --affirm \(notInspectedWord)"
    }
    let file = MetadataRemoval.mediaTypes.contains(subject.mediaType) ? "" : " FILE"
    let copy = "Make a copy without it, and export that: evault derive \(subject.item)\(file) --kind disclosure-copy"
    return copy + acceptance
  }

  private static func list(_ fields: [String]) -> String {
    fields.prefix(6).joined(separator: ", ") + (fields.count > 6 ? " and \(fields.count - 6) more" : "")
  }
}

extension EmbeddedKind {
  /// What it is, in words.
  fileprivate var meaning: String {
    switch self {
    case .location: "a place"
    case .author: "a name"
    case .serial: "the number of a device"
    case .device: "the kind of a device or program"
    case .title: "what it is called"
    case .comment: "a remark that is not shown"
    case .preview: "another picture, film or sound"
    case .change: "what was there before it was changed"
    case .attachment: "another file, or bytes that it does not show"
    case .time: "a time"
    }
  }
}

extension Inspection.Gap {
  /// Why it was not looked into, in a sentence.
  fileprivate var words: String {
    switch self {
    case .noProgram: "It could not be looked into: the program \(ExifTool.program) is not installed."
    case .unknownFormat: "It could not be looked into: nobody here knows what may be in its format."
    case .tooLarge: "It could not be looked into: it is too large."
    case .unreadable: "Not all of it could be looked into: it is damaged, encrypted, or not what it says it is."
    case .failed: "It could not be looked into: a program that looks failed, or took too long."
    }
  }
}
