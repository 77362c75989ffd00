import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultFiles
import VaultKit

/// What a mirror has that nothing proves, and what only somebody can prove.
extension MirrorDisplay {
  static func json(_ leftOut: [MirrorLeftOut]) -> JSON {
    .array(leftOut.map { .object(["name": .string($0.name), "why": .string(VisibleText.escape($0.why))]) })
  }

  static func json(_ cosigners: [NoteVerifierKey]) -> JSON {
    .array(cosigners.map { .string(VisibleText.escape("\($0)")) })
  }

  static func text(_ leftOut: [MirrorLeftOut]) -> String {
    let lines = leftOut.map {
      Style.bad("left out")
        + "  \($0.name) in the mirror is not proven to be this vault's: \(VisibleText.escape($0.why)). It stayed there."
    }
    return LongList.lines(lines).map { $0 + "\n" }.joined()
  }

  static func text(_ cosigners: [NoteVerifierKey]) -> String {
    guard !cosigners.isEmpty else { return "" }
    return
      "The mirror names cosigners whose keys nothing proves. Until you have them from elsewhere they count for nobody:\n"
      + cosigners.map { "  \(VisibleText.escape("\($0)"))\n" }.joined()
      + "Where one is right: evault log attach VAULT/log/checkpoints/SIZE/cosig-KEYID --cosigner KEY\n"
  }
}
