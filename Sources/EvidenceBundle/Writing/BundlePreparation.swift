public import Custody
public import TransparencyLog

/// What must be known before the first exhibit is written.
public struct BundlePreparation: Sendable {
  /// The export.
  public var export: Identifier
  /// Now, by the machine's clock.
  public var created: Timestamp
  /// The checkpoint that all proofs lead to; it covers the export-authorised event.
  public var checkpoint: SignedNote
  /// Every roster version that the checkpoint covers, version 1 first.
  public var rosters: [BundleRoster]
  /// The `kid`s of the members who will sign the bundle: they are disclosed in the newest roster version.
  public var signers: [String]
  /// Which of the volumes of its export it is; nil where it is not parted.
  public var volume: BundleVolume?
  /// The exhibits whose originator has a say in where they go, for `Originator-Control` in `bag-info.txt`.
  public var originatorControlled: [Int] = []
  /// For `Source-Organization` in `bag-info.txt`; nothing is written where it is nil.
  public var organization: String?

  /// A preparation.
  public init(
    export: Identifier, created: Timestamp, checkpoint: SignedNote, rosters: [BundleRoster], signers: [String],
    organization: String? = nil, volume: BundleVolume? = nil
  ) {
    self.export = export
    self.created = created
    self.checkpoint = checkpoint
    self.rosters = rosters
    self.signers = signers
    self.organization = organization
    self.volume = volume
  }
}
