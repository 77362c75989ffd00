public import VaultFiles
internal import VaultStore

/// A wrapped key that the roster grants a member and that is not in the vault's folder, or damaged.
public struct MissingKey: Sendable {
  private let place: WrappedKeyPlace

  init(_ place: WrappedKeyPlace) { self.place = place }

  /// The file, below the vault.
  public var path: FilePath { VaultLayout.compartments.appending(place.path) }

  /// That it is not here, in words.
  public var sentence: String {
    "your key of \(place.compartment), generation \(place.generation), is not here, or is damaged (\(path))."
  }
}

extension UnlockedVault {
  /// Keys that the roster grants this member and that did not open: what is sealed to them looks like what is sealed to others.
  public var missingKeys: [MissingKey] { keys.lacking.map(MissingKey.init) }
}
