import VaultFiles

/// The kind of refusal that `body` meets; nil where it does not.
func refusal(_ body: () throws -> Void) -> FileError.Code? {
  do {
    try body()
    return nil
  } catch { return (error as? FileError)?.code }
}
