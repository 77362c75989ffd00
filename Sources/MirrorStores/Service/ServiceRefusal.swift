internal import Transfer

/// What a service's refusals mean to those who keep files there.
enum ServiceRefusal {
  /// Nil where it is none.
  static func meaning(of answer: ServiceAnswer, _ subject: String) -> MirrorStoreError? {
    guard !(200..<300).contains(answer.status) else { return nil }
    let code = code(answer)
    var detail = (answer.error.map { "\($0), " } ?? "") + "status \(answer.status)"
    if code == .elsewhere, let region = answer.value { detail += "; it names the region \(region)" }
    if code == .clock, let date = answer.date { detail += "; there it is \(date)" }
    return MirrorStoreError(code, subject, detail)
  }

  private static func code(_ answer: ServiceAnswer) -> MirrorStoreError.Code {
    switch answer.error {
    case "NoSuchBucket", "InvalidBucketName": return .noPlace
    case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
      return .elsewhere
    case "RequestTimeTooSkewed", "RequestExpired": return .clock
    case "QuotaExceeded", "EntityTooLarge", "StorageFull", "XMinioStorageFull": return .full
    case "XAmzContentSHA256Mismatch", "BadDigest", "ContentSHA256Mismatch": return .changed
    case "SlowDown", "RequestTimeout", "ServiceUnavailable", "InternalError", "ThrottlingException": return .unreachable
    // Two at once for one name: whoever comes again sees who won.
    case "ConditionalRequestConflict", "OperationAborted": return .unreachable
    default: break
    }
    return switch answer.status {
    case 300..<400: .elsewhere
    case 401, 403: .notPermitted
    case 404, 410: .notFound
    case 408, 425, 429, 500, 502, 503, 504: .unreachable
    case 412: .exists
    case 416: .tooLarge
    case 507: .full
    default: .malformed
    }
  }

  static func meaning(of error: TransferError, _ subject: String) -> MirrorStoreError {
    let code: MirrorStoreError.Code =
      switch error.code {
      case .noProgram: .noProgram
      case .failed(.refused): .refused
      case .failed(.address): .address
      case .failed(.proxy): .proxy
      case .failed(.unresolved): .unresolved
      case .failed(.credentials): .noCredentials
      case .failed(.untrusted): .untrusted
      case .failed(.tooLarge): .tooLarge
      case .ended, .failed(.unreachable), .failed(.timeout), .failed(.broken), .failed(.redirected): .unreachable
      }
    var meaning = MirrorStoreError(code, subject, error.detail)
    meaning.isSlow = error.code == .failed(.timeout)
    return meaning
  }
}
