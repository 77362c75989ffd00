internal import Custody
public import Dossiers
internal import SelectiveDisclosure
internal import VaultFiles

/// What the exhibits of a dossier are called.
public struct ExhibitTitles: Sendable {
  private let session: UnlockedVault

  /// As this member can read them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// By number: what the dossier calls it, else the item's title, else its name; those that have none, or cannot be read, are missing.
  public func of(_ dossier: Dossier) throws(VaultError) -> [Int: String] {
    let items = Set(dossier.exhibits.compactMap { Identifier(canonical: $0.item) })
    let found = try Inventory(session).intakes(of: items) { intake in
      intake.text("title") ?? ItemName.path(intake.disclosed["name"])?.description
    }
    var titles: [Int: String] = [:]
    for exhibit in dossier.exhibits {
      guard let title = Identifier(canonical: exhibit.item).flatMap({ found[$0] }) else { continue }
      titles[exhibit.number] = title
    }
    for exhibit in dossier.exhibits { if let title = exhibit.title { titles[exhibit.number] = title } }
    return titles
  }
}
