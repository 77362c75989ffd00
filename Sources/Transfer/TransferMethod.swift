/// What is asked of a server (RFC 9110 §9); the raw value is the word on the wire.
public enum TransferMethod: String, Sendable, CaseIterable {
  case get = "GET"
  case post = "POST"
}
