/// How the lines of one file become records of one type. Several may read the same file: a line can say of several things.
struct TableMapping: Sendable {
  /// Which lines are meant.
  enum Condition: Sendable {
    /// The column has one of these values.
    case column(String, isOneOf: [String])
    /// The column has a value.
    case columnHasValue(String)

    var column: String {
      switch self {
      case .column(let name, _), .columnHasValue(let name): name
      }
    }
  }

  /// A name that references use.
  let name: String
  /// The file's name without its folder.
  let file: String
  /// The type of the records.
  let recordType: String
  /// The columns that together tell a line from all others; empty where nothing refers to the lines.
  let key: [String]
  let condition: Condition?
  let fields: [FieldMapping]
  /// Columns that are left out on purpose.
  let ignored: [String]
}

extension TableMapping {
  /// Whether a field takes what no other takes.
  var takesOthers: Bool { fields.contains { if case .others = $0.source { true } else { false } } }

  /// The columns that say something by themselves, or are left out on purpose.
  var takenColumns: Set<String> {
    var taken = Set(key + ignored + fields.flatMap(\.columns))
    if let condition { taken.insert(condition.column) }
    return taken
  }
}
