import Custody

/// The code of the refusal that `body` meets; nil where it meets none.
func refusal<R>(_ body: () throws -> R) -> CustodyError.Code? {
  do {
    _ = try body()
    return nil
  } catch { return (error as? CustodyError)?.code }
}
