/// What stopped a stream: the age file, or the caller's own closure.
public enum AgeStreamError<Failure: Error>: Error {
  /// The file was refused.
  case age(AgeError)
  /// The closure that takes or gives bytes failed.
  case caller(Failure)
}

extension AgeStreamError: Equatable where Failure: Equatable {}
