internal import Consent

/// What an export rests on: the consents that decided, and what to look at although it is allowed.
struct ConsentBasis: Sendable {
  /// Consent records.
  private(set) var records: Set<String> = []
  /// What to look at.
  private(set) var remarks: [String] = []

  mutating func take(_ decision: ConsentDecision) {
    records.formUnion(decision.records)
    for remark in decision.remarks where !remarks.contains(remark) { remarks.append(remark) }
  }
}
