/// What a way to take something out made of a file.
struct RewrittenFile: Sendable {
  /// All of it.
  let bytes: [UInt8]
  /// What was taken out that a look does not tell of.
  var removed: [EmbeddedFact] = []
  /// What was done, so that it can be done again.
  let parameters: String
  /// Who did it; nil for this program.
  let tool: MetadataRemoval.Copy.Tool?
}
