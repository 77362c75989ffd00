import Custody
import Dossiers
import TerminalInterface
import VaultKit

/// `evault dossier supplement`: going on after a bundle went out.
enum DossierSupplementCommand {
  static let command = Command(
    CommandSpecification(
      ["dossier", "supplement"], "Go on with a dossier after a bundle of it went out.", positionals: "EXPORT…",
      count: 1...2, options: [DossierChoice.option],
      details: """
        EXPORT is the earlier export; with its annex, both. Numbers go on. The next evault export --dossier has what was added since, names the earlier bundle's
        digest, and lists what was added, replaced and recalled.
        """,
      example: "evault dossier supplement 8Q3T-MZ1K-0VRE-7XA2H")
  ) { session throws(UserError) in
    let exports = try session.invocation.words().map { word throws(UserError) in try session.item(word) }
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    var numbers: Set<Int> = []
    var earlier: (export: Identifier, digest: String)?
    for export in exports {
      let bundle = try user { () throws(VaultError) in try ExportedBundles(unlocked).bundle(export) }
      guard bundle.dossier?.id == kept.id, let digest = bundle.tagManifest else {
        throw UserError(
          .usage, "\(export) is no completed export of this dossier.", safe: "Nothing was written.",
          next: "See: evault export list --json")
      }
      numbers.formUnion(bundle.exhibits.map(\.number))
      if earlier == nil { earlier = (export, digest) }
    }
    guard let earlier else { throw UserError(.usage, "Which export went out before?") }
    numbers.formUnion(kept.dossier.supplements?.exhibits ?? [])
    let base = EarlierBundle(
      export: earlier.export.description, tagManifest: earlier.digest, exhibits: numbers.sorted())
    let changed = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(kept.id, reason: "supplement to \(earlier.export)") {
        dossier throws(DossierError) in
        dossier.supplements = base
      }
    }
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(changed.kept, numbers: base.exhibits),
      text: "What is added from now on goes out as a supplement to \(earlier.export).\n")
  }
}
