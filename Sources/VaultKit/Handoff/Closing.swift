public import Custody
internal import SelectiveDisclosure
internal import TransparencyLog
public import VaultFiles
internal import VaultStore

/// Closing a handoff in the field: a receipt proves that what was taken in came home.
public struct Closing: Sendable {
  /// What a receipt says of the field vault as it is now.
  public struct Closed: Sendable {
    /// How many items came home.
    public let receivedCount: Int
    /// What did not.
    public let rejected: [HandoffReceipt.Rejection]
    /// The field vault's fingerprint.
    public let field: Fingerprint
  }

  private let vault: Vault

  /// Closing for a field vault. It needs no key.
  public init(_ vault: Vault) { self.vault = vault }

  /// Closes with a receipt's file, and keeps it.
  public func close(receipt path: FilePath) throws(VaultError) -> Closed {
    let bytes = try files { () throws(FileError) in
      try Folder.open(path.parent).read(path.lastComponent, limit: HandoffReceipt.maximumByteCount)
    }
    let field = try FieldVault(vault)
    let closed = try judge(bytes, "\(path)", field)
    try keep(FieldVault.receipt, bytes)
    return closed
  }

  /// Closes with a receipt that was typed or pasted, and keeps it.
  public func close(text: String) throws(VaultError) -> Closed {
    let field = try FieldVault(vault)
    let closed = try judge(text: text, field)
    try keep(FieldVault.receiptText, Array(text.utf8) + [0x0a])
    return closed
  }

  /// What the receipt that was kept says of the field vault as it is now.
  /// - Throws: `.failed` where there is none that speaks of all of it.
  public func kept() throws(VaultError) -> Closed {
    let field = try FieldVault(vault)
    if let bytes = try read(FieldVault.receiptText),
      let closed = try? judge(text: String(decoding: bytes, as: UTF8.self), field)
    {
      return closed
    }
    guard let bytes = try read(FieldVault.receipt) else {
      throw VaultError(
        .failed, "There is no receipt for this field vault.", safe: Self.untouched,
        next: "Hand it over first (evault handoff offer), and close with the receipt (evault handoff close).")
    }
    return try judge(bytes, "\(FieldVault.receipt)", field)
  }

  private static let untouched = "Nothing was changed."

  private func read(_ name: FilePath) throws(VaultError) -> [UInt8]? {
    try files { () throws(FileError) in
      try vault.folder.readIfPresent(name, limit: HandoffReceipt.maximumByteCount)
    }
  }

  private func keep(_ name: FilePath, _ bytes: [UInt8]) throws(VaultError) {
    try files { () throws(FileError) in
      try vault.folder.folder(name.parent).replace(name.lastComponent, with: bytes)
    }
  }

  private func judge(_ bytes: [UInt8], _ path: String, _ field: FieldVault) throws(VaultError) -> Closed {
    let token: CompactJWS
    do throws(JOSEError) {
      token = try CompactJWS(parsing: bytes, maximumSize: HandoffReceipt.maximumByteCount)
    } catch {
      throw VaultError(.corrupt, "\(path) is no receipt.", safe: Self.untouched, next: "Ask for it again.")
    }
    let receipt: HandoffReceipt
    do throws(CustodyError) {
      receipt = try HandoffReceipt(verifying: token, for: field.invitation.claims)
    } catch {
      throw Self.refusal(path, error)
    }
    guard receipt.field == vault.fingerprint else {
      throw VaultError(
        .notTrusted, "This receipt is for another field vault: \(receipt.field.grouped).", safe: Self.untouched,
        next: "Ask the custodian for the receipt of this one: \(vault.fingerprint.grouped)")
    }
    guard let offer = try field.offersMade().first(where: { $0.offer == receipt.offer }), offer.head == receipt.head
    else {
      throw VaultError(
        .notTrusted, "This receipt is for an offer that was not made from here: \(receipt.offer).",
        safe: Self.untouched,
        next: "Do not rely on it. Ask the custodian what they received.")
    }
    try requireCurrent(receipt.head)
    let itemCount = FieldVault.itemCount(receipt.head.size)
    guard UInt64(receipt.received.count + receipt.rejected.count) == itemCount,
      receipt.rejected.allSatisfy({ (2..<receipt.head.size).contains($0.entry) }), Self.isHead(receipt)
    else {
      throw VaultError(
        .corrupt,
        "This receipt does not speak of all that was offered: \(receipt.received.count) received, \(receipt.rejected.count) not taken, \(itemCount) offered.",
        safe: Self.untouched, next: "Ask the custodian for another.")
    }
    return Closed(receivedCount: receipt.received.count, rejected: receipt.rejected, field: vault.fingerprint)
  }

  /// Whether a receipt carries a head of the home log. Its signature needs no check here: the custodian's own covers it.
  private static func isHead(_ receipt: HandoffReceipt) -> Bool {
    guard let note = try? SignedNote(receipt.checkpoint), let checkpoint = try? Checkpoint(note.text) else {
      return false
    }
    return checkpoint.origin.description == receipt.vault.origin
  }

  private func judge(text: String, _ field: FieldVault) throws(VaultError) -> Closed {
    guard let receipt = ReceiptText(typed: text) else {
      throw VaultError(
        .usage, "This is no receipt: it has 168 letters and digits, and one may be missing or too many.",
        safe: Self.untouched, next: "Have it read to you again.")
    }
    let offers = try field.offersMade().filter { receipt.verifies($0, by: field.invitation.claims.custodians) }
    guard let offer = offers.first else {
      throw VaultError(
        .badSignature,
        "This receipt was signed by no custodian that the kit knows, or for another offer, or a letter is wrong.",
        safe: Self.untouched, next: "Have it read to you again, or ask for the receipt's file.")
    }
    try requireCurrent(offer.head)
    return Closed(
      receivedCount: Int(clamping: FieldVault.itemCount(offer.head.size)), rejected: [], field: vault.fingerprint)
  }

  private func requireCurrent(_ head: TreeHead) throws(VaultError) {
    let now = try vault.state().head
    guard head == now else {
      throw VaultError(
        .failed,
        "More was taken in after this offer: it had \(FieldVault.itemCount(head.size)) items, and there are \(FieldVault.itemCount(now.size)) now.",
        safe: Self.untouched, next: "Offer again (evault handoff offer), and close with the receipt for that.")
    }
  }

  private static func refusal(_ path: String, _ error: CustodyError) -> VaultError {
    switch error.code {
    case .unknownSigner:
      VaultError(
        .badSignature,
        "\(path) was signed by nobody whom the kit's invitation names as a custodian, or who became one since.",
        safe: untouched, next: "Ask a custodian who was one when the kit was made.")
    case .wrongVault:
      VaultError(.notTrusted, "\(path) is a receipt of another vault than the kit's.", safe: untouched)
    case .badSignature: VaultError(.badSignature, "The signature of \(path) is wrong.", safe: untouched)
    default: VaultError(.corrupt, "\(path) is no receipt (\(error)).", safe: untouched, next: "Ask for it again.")
    }
  }
}
