import Custody
import SelectiveDisclosure
import TerminalInterface
import VaultCrypto

/// Erasures as text and as JSON.
enum TombstoneDisplay {
  static func sentence(_ tombstone: Tombstone) -> String {
    "\(subject(tombstone)) was \(tombstone.item == nil ? "shredded" : "erased") on \(tombstone.recorded) by \(tombstone.signer.label): \(tombstone.reason.rawValue)."
  }

  private static func subject(_ tombstone: Tombstone) -> String {
    tombstone.item?.description ?? tombstone.compartment?.id ?? ""
  }

  static func json(_ tombstone: Tombstone) -> JSONObject {
    [
      "item": .string(subject(tombstone)), "recorded": .string(tombstone.recorded.description),
      "actor": .string(tombstone.signer.label), "reason": .string(tombstone.reason.rawValue),
      "objects": .array(tombstone.objects.map { .string($0.hex) }),
    ]
  }
}
