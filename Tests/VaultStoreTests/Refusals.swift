import VaultFiles
import VaultStore

/// The code of the refusal that `body` meets, a file's refusal among them; nil where it meets none.
func refusal<R>(_ body: () throws -> R) -> StoreError.Code? {
  do {
    _ = try body()
    return nil
  } catch { return (error as? StoreError)?.code ?? (error as? FileError).map { .file($0.code) } }
}
