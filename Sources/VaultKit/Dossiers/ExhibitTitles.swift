internal import Custody
public import Dossiers
internal import VaultFiles

/// What the exhibits of a dossier are called.
public struct ExhibitTitles: Sendable {
  private let session: UnlockedVault

  /// As this member can read them.
  public init(_ session: UnlockedVault) { self.session = session }

  /// By number: what the dossier calls it, else the item's title, else its name; those that have none, or cannot be read, are missing.
  public func of(_ dossier: Dossier) throws(VaultError) -> [Int: String] {
    var numbers: [Identifier: Int] = [:]
    for exhibit in dossier.exhibits {
      if let item = Identifier(canonical: exhibit.item) { numbers[item] = exhibit.number }
    }
    var titles: [Int: String] = [:]
    _ = try Inventory(session).forEachItem { item throws(VaultError) in
      guard let number = numbers[item.item] else { return }
      titles[number] = item.title ?? item.name?.description
    }
    for exhibit in dossier.exhibits { if let title = exhibit.title { titles[exhibit.number] = title } }
    return titles
  }
}
