import Custody
import Dossiers
import TerminalInterface
import VaultKit

/// `evault dossier supplement`: going on after a bundle went out.
enum DossierSupplementCommand {
  static let command = Command(
    CommandSpecification(
      ["dossier", "supplement"], "Go on with a dossier after a bundle of it went out.", positionals: "EXPORT…",
      count: 1...8, options: [DossierChoice.option],
      details: """
        EXPORT is the earlier export; with its annex, both. Numbers go on. The next evault export --dossier has what was added since, names the digests of the
        bundles before, and lists what was added, replaced and recalled. It goes to the office that has those bundles.
        A dossier supplements at most 256 bundles, each volume counted.
        """,
      example: "evault dossier supplement 8Q3T-MZ1K-0VRE-7XA2H")
  ) { session throws(UserError) in
    let exports = try session.invocation.words().map { word throws(UserError) in try session.item(word) }
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let kept = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    var earlier: [EarlierBundle] = []
    for export in exports {
      let bundle = try user { () throws(VaultError) in try ExportedBundles(unlocked).bundle(export) }
      guard let dossier = bundle.dossier, dossier.id == kept.id, let part = DossierPart(rawValue: dossier.part),
        !bundle.volumes.isEmpty
      else {
        throw UserError(
          .usage, "\(export) is no completed export of this dossier.", safe: "Nothing was written.",
          next: "See: evault export list --json")
      }
      earlier += bundle.volumes.map { volume in
        EarlierBundle(
          export: export.description, part: part, tagManifest: volume.tagManifest, exhibits: volume.numbers)
      }
    }
    let base = earlier
    let changed = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(kept.id, reason: "supplement") { dossier throws(DossierError) in
        try dossier.supplement(base)
      }
    }
    let names = exports.map(\.description).joined(separator: " and ")
    return CommandResult(
      schema: "dossier-written",
      DossierDisplay.written(
        changed.kept, numbers: Set(base.flatMap(\.exhibits)).sorted(), supplements: changed.kept.dossier.supplements),
      text: "What is added from now on goes out as a supplement to \(names).\n" + standing(changed.kept.dossier))
  }

  /// Which exhibits in use are in which bundle before: by its digest, as its recipient can compute it.
  private static func standing(_ dossier: Dossier) -> String {
    dossier.supplements.map { bundle in
      let labels = dossier.exhibitsInUse.map(\.number).filter(bundle.exhibits.contains).map(dossier.label)
      let numbers = labels.isEmpty ? "No exhibit in use" : labels.joined(separator: ", ")
      return
        "\(numbers): in the \(bundle.part == .annex ? "annex" : "open part") \(bundle.export), SHA-256 of its tag manifest \(bundle.tagManifest)\n"
    }.joined()
  }
}
