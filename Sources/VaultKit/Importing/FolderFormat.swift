/// Programs whose output folders are understood.
public enum FolderFormat: String, Sendable, CaseIterable {
  /// ProofMode on a telephone.
  case proofMode = "proofmode"
  /// auto-archiver.
  case autoArchiver = "auto-archiver"
  /// A chat that WhatsApp exported.
  case whatsApp = "whatsapp"
  /// What Telegram Desktop exported as JSON.
  case telegram
  /// What signal-export took out of Signal Desktop.
  case signal
}
