import MirrorStores
import TerminalInterface
import VaultFiles
import VaultKit

/// Which drop a command is about.
enum DropChoice {
  /// Whether a text is meant as a bucket's address.
  static func isAddress(_ text: String) -> Bool { text.hasPrefix("s3:") }

  /// The drop at an address.
  static func location(_ address: String, _ invocation: Invocation) throws(UserError) -> MirrorLocation {
    guard isAddress(address) else {
      throw UserError(
        .usage, "This is no place for a drop: \(VisibleText.escape(address))",
        next: "A drop is s3://bucket/prefix (letters, digits, . _ - and /).")
    }
    let place = try MirrorChoice.place(invocation)
    return try user { () throws(VaultError) in
      try MirrorConfiguration.location(
        address, endpoint: place.endpoint, region: place.region, caFile: place.caFile)
    }
  }
}
