/// What a verification comes to, for people.
public struct BundleConclusion: Sendable, Equatable {
  /// How it is meant: well, with a caution, or badly.
  public enum Tone: Sendable { case good, caution, bad }

  /// How it is meant.
  public let tone: Tone
  /// In a few words, with a full stop.
  public let headline: String
  /// What that means, in a sentence or two.
  public let words: String
}

extension BundleReport {
  /// The outcome in words.
  public var conclusion: BundleConclusion {
    switch outcome {
    case .verified:
      BundleConclusion(
        tone: .good, headline: "Verified.", words: "The bundle is whole, and comes from the vault that you asked for.")
    case .timeNotEstablished:
      BundleConclusion(
        tone: .caution, headline: "Whole, but time not established.",
        words:
          "The bundle is whole, and comes from the vault that you asked for. That it existed by some time is not shown by any authority that you trust."
      )
    case .notTrusted where trust == .verified:
      BundleConclusion(
        tone: .bad, headline: "Intact, but without a certificate that you trust.",
        words:
          "The bundle is whole, and comes from the vault that you asked for. Nobody signed it whose certificate is valid by your roots."
      )
    case .notTrusted where trust == .failed:
      BundleConclusion(
        tone: .bad, headline: "Intact, but not from the vault you asked for.",
        words: "Its key is not vouched for by what you gave.")
    case .notTrusted:
      BundleConclusion(
        tone: .caution, headline: "Intact, but nobody vouched for the key.",
        words:
          "The bundle is whole in itself. Whether it comes from the vault it names, only a fingerprint that reached you another way can tell."
      )
    case .incomplete:
      BundleConclusion(
        tone: .bad, headline: "Incomplete.",
        words: "Something that belongs to the bundle is missing, or it shows an older state than it speaks of.")
    case .badDisclosure:
      BundleConclusion(
        tone: .bad, headline: "Bad disclosure.",
        words: "Something was disclosed that was not signed so, or is missing where it must be disclosed.")
    case .badSignature:
      BundleConclusion(
        tone: .bad, headline: "Bad signature.",
        words: "Something is signed wrongly, or by somebody who may not sign it.")
    case .corrupt:
      BundleConclusion(
        tone: .bad, headline: "Corrupt.", words: "The bytes are not what they were when the bundle was signed.")
    }
  }
}
