internal import SelectiveDisclosure

/// How one field of a record comes from a line of a table.
struct FieldMapping: Sendable {
  /// Where a value comes from.
  enum Source: Sendable {
    /// One column, or several that are put together where they are not empty.
    case columns([String], join: String)
    /// The same value for each line.
    case constant(JSON)
    /// All columns that no other field takes and that are not ignored, as lines of `name: value`.
    case others
  }

  /// What a word of the table means in the record.
  struct Translation: Sendable {
    var values: [String: JSON]
    /// Whether a word that is not there stays as it is, or keeps the line out.
    var keepsOthers: Bool
  }

  let path: FieldPath
  let source: Source
  /// What separates the parts of a list; nil for one value.
  let split: String?
  let translation: Translation?
  /// Tables whose keys the value is one of.
  let refersTo: [String]
  let form: ValueForm
  /// Whether a line without a value is refused.
  let isRequired: Bool
  /// The value where there is none.
  let ifEmpty: JSON?
  /// Whether the table may lack the column.
  let isOptional: Bool

  /// The columns that it reads.
  var columns: [String] { if case .columns(let names, _) = source { names } else { [] } }
}
