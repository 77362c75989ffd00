public import VaultFiles
public import VerificationRecord

/// Keeps what a person gave from elsewhere, as it was read, for a record of the verification.
public final class InputLedger {
  /// What was given, each once, in order.
  public private(set) var inputs: [GivenInput] = []

  /// An empty ledger.
  public init() {}

  /// Notes a value.
  public func note(_ kind: GivenInput.Kind, _ value: String, remark: String = "") {
    add(GivenInput(kind, value: value, remark: remark))
  }

  /// Notes a file with the bytes that were read.
  public func note(_ kind: GivenInput.Kind, _ path: FilePath, _ bytes: [UInt8]) {
    add(GivenInput(kind, path: path.description, bytes: bytes))
  }

  private func add(_ input: GivenInput) {
    if !inputs.contains(input) { inputs.append(input) }
  }
}
