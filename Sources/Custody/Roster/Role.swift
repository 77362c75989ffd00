/// What a member is in the vault, and so what they may sign (Schemas/README.md §3.2).
public enum Role: String, Sendable, CaseIterable {
  case custodian
  case counsel
  case investigator
  case auditor

  /// Whether a member of this role may sign events of this type. The one table of permissions.
  public func maySign(_ type: EventType) -> Bool {
    switch (self, type) {
    case (.custodian, _), (_, .refusal): true
    case (.counsel, .intake), (.counsel, .record), (.counsel, .consent), (.counsel, .access): true
    case (.counsel, .export), (.counsel, .hold), (.counsel, .fixity), (.counsel, .timestamp): true
    case (.investigator, .intake), (.investigator, .record), (.investigator, .consent): true
    case (.auditor, .access), (.auditor, .fixity), (.auditor, .timestamp): true
    default: false
    }
  }

  /// Whether a member of this role may sign the next roster version, and tombstones.
  public var mayGovern: Bool { self == .custodian }
}
