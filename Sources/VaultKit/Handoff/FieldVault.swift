internal import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
internal import VaultFiles
internal import VaultStore

/// What a field vault knows of where it belongs: the invitation by which it was made, and the offers it made.
struct FieldVault {
  private static let maximumOffer = 64 << 10
  private static let offers: FilePath = "keys/offers"
  static let receipt: FilePath = "keys/receipt.jwt"
  static let receiptText: FilePath = "keys/receipt.txt"

  let vault: Vault
  let satellite: Satellite
  let invitation: Invitation

  /// The field vault.
  /// - Throws: `.usage` where it is none.
  init(_ vault: Vault) throws(VaultError) {
    let roster = try vault.state().rosters.current
    guard let satellite = roster.satellite else {
      throw VaultError(
        .usage, "\(vault.folder.path) is no field vault: nothing is handed over from it.",
        next: "Name the field vault with --vault DIR, or run the program in the kit's folder.")
    }
    let path = "\(vault.folder.path.appending(VaultLayout.invitation))"
    invitation = try Invitation(TokenFile.read(VaultLayout.invitation, in: vault.folder, "an invitation"), path)
    guard invitation.claims.fingerprint.digest == satellite.kit, invitation.claims.vault == satellite.home else {
      throw VaultError(
        .badSignature, "\(path) is not the invitation by which this field vault was made.",
        safe: "Nothing was changed.", next: "Look for a copy of the kit. Do not trust receipts until then.")
    }
    self.vault = vault
    self.satellite = satellite
  }

  /// How many items a field log of this size has: all but its roster and its founding.
  static func itemCount(_ size: UInt64) -> UInt64 { size - min(size, 2) }

  /// Keeps an offer: a receipt is for one of them.
  func keep(_ token: CompactJWS, of offer: Identifier) throws(VaultError) {
    try files { () throws(FileError) in
      let folder = try vault.folder.folder(Self.offers, create: true)
      try folder.replace(FilePath("\(offer).jwt"), with: token.serialized, mode: 0o444)
    }
  }

  /// The offers that were made, each verified again.
  func offersMade() throws(VaultError) -> [HandoffOffer] { try tokensMade().map(\.offer) }

  /// An offer of the log up to this head; the oldest, where several were made.
  func kept(at head: TreeHead) throws(VaultError) -> (HandoffOffer, CompactJWS)? {
    try tokensMade().filter { $0.offer.head == head }.min {
      ($0.offer.created, $0.offer.offer) < ($1.offer.created, $1.offer.offer)
    }
  }

  private func tokensMade() throws(VaultError) -> [(offer: HandoffOffer, token: CompactJWS)] {
    let roster = try vault.state().rosters.current
    guard try files({ () throws(FileError) in try vault.folder.status(Self.offers) }) != nil else { return [] }
    let folder = try files { () throws(FileError) in try vault.folder.folder(Self.offers) }
    var found: [(offer: HandoffOffer, token: CompactJWS)] = []
    for entry in try files({ () throws(FileError) in try folder.entries() }) where entry.kind == .regular {
      guard let bytes = try? folder.read(entry.name, limit: Self.maximumOffer),
        let token = try? CompactJWS(parsing: bytes),
        let offer = try? HandoffOffer(verifying: token, of: roster)
      else { continue }
      found.append((offer, token))
    }
    return found
  }
}
