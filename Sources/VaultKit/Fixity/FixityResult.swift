internal import Custody
internal import SelectiveDisclosure

/// What a check read and found, as a fixity event says it (Schemas/README.md §3.2, "Fixity").
struct FixityResult: Sendable {
  /// How objects were compared.
  enum Method: String {
    /// The stored bytes with their name.
    case stored
    /// Besides, what is sealed in them with what its event says.
    case content
  }

  let method: Method
  /// Entries all of whose objects were read and are what they must be.
  var checked = EntryRanges()
  /// Entries with an object that is damaged or missing.
  var failed = EntryRanges()

  init(_ method: Method) { self.method = method }

  /// The claims of the event.
  func claims(_ report: CheckReport) -> [JSONMember] {
    let failures = report.findings.filter { $0.severity == .failure }.map(\.code)
    let codes = CheckFinding.Code.allCases.filter(failures.contains)
    return [
      JSONMember("method", .string(method.rawValue)), JSONMember("log_size", .number(JSONNumber(report.entryCount))),
      JSONMember("checked", checked.claim), JSONMember("failed", failed.claim),
      JSONMember("bytes", .number(JSONNumber(report.byteCount))),
      JSONMember(
        "findings",
        .array(
          codes.map { code in
            .object(["code": .string(code.rawValue), "count": .integer(failures.count { $0 == code })])
          })),
    ]
  }
}
