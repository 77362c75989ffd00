public import VaultFiles

/// Why a store did not do what it was asked for.
public struct MirrorStoreError: Error, Equatable, Sendable {
  /// The reasons.
  public enum Code: Equatable, Sendable {
    /// There is no file of this name.
    case notFound
    /// There is one already, and it stayed as it was.
    case exists
    /// What was to be kept is not what its digest says: it was damaged where it came from. Nothing was kept.
    case changed
    /// What was to be locked is there, and not locked as it was to be.
    case unlocked
    /// What was locked is locked for less time than before, or more weakly: the place did that when it was asked for more.
    case weakened
    /// More than the caller takes.
    case tooLarge
    /// The folder or the bucket is not there.
    case noPlace
    /// The service does not know who asks, or does not let them.
    case notPermitted
    /// The service wants to be asked at another address, or with another region.
    case elsewhere
    /// There are no credentials.
    case noCredentials
    /// The clock here and the one of the service are too far apart for its signatures.
    case clock
    /// No space is left, or no more of it is allowed.
    case full
    /// The service could not show that it is the one that was named.
    case untrusted
    /// Nobody answered, or not whole, as often as it was tried.
    case unreachable
    /// The service's name leads to no address, as often as it was tried.
    case unresolved
    /// The service's address is none that can be asked.
    case address
    /// What the environment names as the proxy is none.
    case proxy
    /// What came is no answer of a store, or contradicts itself.
    case malformed
    /// The program that asks is missing.
    case noProgram
    /// The program that asks takes no such request.
    case refused
    /// The file system refused.
    case file(FileError.Code)
  }

  /// The reason.
  public let code: Code
  /// The store, and the name in it where it is about one.
  public let subject: String
  /// More about it, for people; not stable, and perhaps with words of the service.
  public let detail: String
  /// Whether all the time went by that one attempt has: there are fewer of those.
  var isSlow = false

  init(_ code: Code, _ subject: String, _ detail: String = "") {
    self.code = code
    self.subject = subject
    self.detail = detail
  }

  init(_ error: FileError) {
    code =
      switch error.code {
      case .notFound: .notFound
      case .exists: .exists
      case .tooLarge: .tooLarge
      case .noSpace: .full
      case .notPermitted, .readOnly: .notPermitted
      default: .file(error.code)
      }
    subject = error.path
    detail = [error.operation, error.reason].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// Two errors are the same when their code is.
  public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

extension MirrorStoreError {
  /// What a reader throws who wants no more, and knows why.
  public static let stopped = MirrorStoreError(.file(.inputOutput), "")
}
