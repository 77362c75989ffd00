/// What ended the reading of an archive: the archive itself, or whoever reads its bytes.
public enum TarStreamError<Caller: Error>: Error {
  /// The archive.
  case tar(TarError)
  /// What the caller's closure threw.
  case caller(Caller)
}
