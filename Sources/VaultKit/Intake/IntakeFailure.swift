/// Why a file did not come in: something about the file, which keeps only it out, or about the vault, which ends the run. Where its disk is full, what
/// was sealed before stays.
enum IntakeFailure: Error {
  case file(SkippedFile)
  case run(VaultError)
  case full
}
