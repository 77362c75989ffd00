import TransparencyLog

/// The code with which `body` refuses; nil where it does not.
func code(_ body: () throws -> Any) -> TransparencyLogError.Code? {
  do {
    _ = try body()
  } catch let error as TransparencyLogError {
    return error.code
  } catch let error as TileError<MissingTile> {
    if case .refused(let reason) = error { return reason.code }
  } catch {}
  return nil
}
