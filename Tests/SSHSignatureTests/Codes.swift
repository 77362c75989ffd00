import SSHSignature

/// The code that the body throws; nil where it does not.
func code(_ body: () throws -> Void) -> SSHSignatureError.Code? {
  do {
    try body()
    return nil
  } catch {
    return (error as? SSHSignatureError)?.code
  }
}
