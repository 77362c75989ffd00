/// Why a dossier cannot be as somebody asks for it, in sentences.
public struct DossierError: Error, Hashable, Sendable {
  /// What is wrong, each in a sentence; at least one.
  public let faults: [String]

  /// Faults.
  public init(_ faults: [String]) { self.faults = faults }
}
