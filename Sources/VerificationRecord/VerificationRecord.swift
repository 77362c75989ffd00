public import Custody
public import EvidenceBundle
internal import HTML
public import VaultCrypto

/// A record of one verification, to be read, printed, signed and filed: a page that stands alone (Schemas/README.md §4, *Record of a
/// verification*). It says what was looked at, by what, relying on what; what was found; what was not checked, and what none of it proves.
/// Nothing is in it that the verification does not know.
///
///     let record = VerificationRecord(subject: subject, finding: .judged(report), tool: tool, question: question, inputs: inputs)
///     try folder.addWhole("record.html", record.bytes)
public struct VerificationRecord: Sendable {
  /// What was verified.
  public struct Subject: Sendable {
    /// The folder or file, as it was given.
    public let path: String
    /// Whether it is sealed in one file.
    public let isSealed: Bool

    /// A bundle at a path.
    public init(path: String, isSealed: Bool) {
      self.path = path
      self.isSealed = isSealed
    }
  }

  /// What verified it.
  public struct Tool: Sendable {
    /// The program's name.
    public let name: String
    /// Its version.
    public let version: String
    /// The SHA-256 of the running program; nil where it could not be read.
    public let digest: SHA256Digest?

    /// A program.
    public init(name: String, version: String, digest: SHA256Digest?) {
      self.name = name
      self.version = version
      self.digest = digest
    }
  }

  /// The time for which it was asked.
  public struct Question: Sendable {
    /// The time that the verdict is for.
    public let moment: Timestamp
    /// Whether a person gave it; else it is the machine's.
    public let isGiven: Bool
    /// The machine's time when the record was written.
    public let written: Timestamp

    /// A question.
    public init(moment: Timestamp, isGiven: Bool, written: Timestamp) {
      self.moment = moment
      self.isGiven = isGiven
      self.written = written
    }
  }

  /// What came of it.
  public enum Finding: Sendable {
    /// It was looked at, whatever was found.
    case judged(BundleReport)
    /// It could not be opened, because it is not what was sealed.
    case refused(reason: String)
  }

  let subject: Subject
  let finding: Finding
  let tool: Tool
  let question: Question
  let inputs: [GivenInput]

  /// A record.
  /// - Parameter inputs: all that was given from elsewhere, in the order in which it is to be shown.
  public init(subject: Subject, finding: Finding, tool: Tool, question: Question, inputs: [GivenInput]) {
    self.subject = subject
    self.finding = finding
    self.tool = tool
    self.question = question
    self.inputs = inputs
  }

  /// The page, in UTF-8. It has no script, and nothing from elsewhere.
  public var bytes: [UInt8] {
    let name = subject.path.split(separator: "/").last.map(String.init) ?? subject.path
    let body = Markup.element(.main, [], header(name) + sections)
    return Page(
      title: "Verification record: \(name)", style: String(decoding: PackageResources.record_css, as: UTF8.self),
      body: body
    ).bytes
  }

  private var sections: Markup {
    switch finding {
    case .judged(let report):
      Markup.all([
        Self.conclusion(report), subjectSection(report), toolSection, inputSection, Self.verdicts(report),
        Self.exhibits(report), Self.statements(report), Self.findings(report),
        checks(report), Self.limits, Self.signOff,
      ])
    case .refused(let reason):
      Markup.all([
        Self.refusal(reason), subjectSection(nil), toolSection, inputSection, Self.limits, Self.signOff,
      ])
    }
  }

  private func header(_ name: String) -> Markup {
    .element(
      .header, [],
      .element(.p, [.class("kind")], "Record of a verification"),
      .element(.h1, [], "Verification of ", .evidence(name)),
      .element(.p, [.class("when")], "Verdict as of ", Self.time(question.moment)))
  }
}
