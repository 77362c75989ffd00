/// Names of cells, such as `AB12`.
enum CellName {
  /// Letters of a column, from 0 on.
  static func column(_ place: Int) -> String {
    var (rest, letters) = (place, "")
    while rest >= 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }

  /// A range as names of areas have it: `$A$1:$C$9`.
  static func absolute(_ range: (columns: Int, rows: Int)) -> String {
    "$A$1:$\(column(range.columns - 1))$\(range.rows)"
  }

  /// A range as sheets have it: `A1:C9`.
  static func relative(_ range: (columns: Int, rows: Int)) -> String { "A1:\(column(range.columns - 1))\(range.rows)" }
}
