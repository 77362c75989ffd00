import SelectiveDisclosure

/// The code of the error that `body` throws; nil where it throws none.
func joseCode<R>(_ body: () throws -> R) -> JOSEError.Code? {
  do {
    _ = try body()
    return nil
  } catch { return (error as? JOSEError)?.code }
}

/// The code of the error that `body` throws; nil where it throws none.
func sdjwtCode<R>(_ body: () throws -> R) -> SDJWTError.Code? {
  do {
    _ = try body()
    return nil
  } catch { return (error as? SDJWTError)?.code }
}
