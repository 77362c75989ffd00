public import Age
public import Tar
public import VaultFiles

/// Why a sealed file cannot be looked into. Nothing is known about the bundle in it then.
public enum SealedBundleError: Error, Sendable {
  /// It could not be read.
  case file(FileError)
  /// It is not opened by what was given, or is not what was sealed.
  case age(AgeError)
  /// What is sealed in it is no archive, or not one that is read.
  case archive(TarError)

  init(_ error: AgeStreamError<FileError>) {
    switch error {
    case .age(let error): self = .age(error)
    case .caller(let error): self = .file(error)
    }
  }
}
