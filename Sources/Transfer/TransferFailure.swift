/// Why there is no answer of a server, as the program that asks says it; the raw values are words of its format.
public enum TransferFailure: String, Sendable, CaseIterable {
  /// The request is none that is taken: a malformed one, or an address other than https or, on this machine, http.
  case refused
  /// The object store's address is none that can be asked.
  case address
  /// What the environment names as the proxy is none.
  case proxy
  /// There are no credentials for the object store.
  case credentials
  /// The server's name leads to no address.
  case unresolved
  /// Nobody answers at that address.
  case unreachable
  /// The server's certificate, or its connection, is not to be trusted.
  case untrusted
  /// It took longer than was allowed.
  case timeout
  /// The answer is longer than was allowed.
  case tooLarge = "too-large"
  /// The server led elsewhere more often than was allowed.
  case redirected
  /// The connection broke, or what came over it was not HTTP.
  case broken
}
