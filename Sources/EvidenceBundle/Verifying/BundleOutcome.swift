/// What a verification comes to as a whole, in one word.
public enum BundleOutcome: String, Sendable, CaseIterable {
  /// Everything was checked and holds, and the vault is the one that was asked for.
  case verified
  /// Everything was checked and holds, but that it existed by some time is not shown by anybody whom the verifier believes.
  case timeNotEstablished = "time-not-established"
  /// Everything in it holds together, but nothing from elsewhere says that it comes from the vault it names.
  case notTrusted = "not-trusted"
  /// Something that belongs to it is missing, or it shows an older state than it speaks of.
  case incomplete
  /// A disclosure is forged, moved, or missing where it must not be.
  case badDisclosure = "bad-disclosure"
  /// A signature is wrong, or by somebody who may not sign.
  case badSignature = "bad-signature"
  /// Bytes are not what they were.
  case corrupt

  /// The exit code that the command lines give it.
  public var exitCode: Int32 {
    switch self {
    case .verified: 0
    case .timeNotEstablished: 23
    case .notTrusted: 22
    case .incomplete: 24
    case .badDisclosure: 25
    case .badSignature: 21
    case .corrupt: 20
    }
  }

  /// Which of several says most about a bundle: the last in the order above.
  var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
