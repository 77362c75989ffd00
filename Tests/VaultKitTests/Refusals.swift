import VaultKit

/// The kind of the refusal that `body` meets; nil where it meets none.
func refusal<R>(_ body: () throws -> R) -> VaultError.Kind? {
  do {
    _ = try body()
    return nil
  } catch { return (error as? VaultError)?.kind }
}
