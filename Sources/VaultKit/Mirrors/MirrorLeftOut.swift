internal import MirrorStores

/// A file that lies in a mirror, and that nothing proves to be this vault's: it was not taken.
public struct MirrorLeftOut: Sendable, Equatable {
  /// Its name there.
  public let name: String
  /// Why, as the end of a sentence.
  public let why: String

  init(_ name: StoredName, _ why: String) { (self.name, self.why) = (name.text, why) }
}
