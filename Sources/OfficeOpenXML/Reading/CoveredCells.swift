/// Cells of a sheet that others cover: of a range that is merged only the first one is shown (ECMA-376 part 1 §18.3.1.55).
struct CoveredCells {
  /// Steps that are gone for all ranges of one sheet.
  private static let maximumCount = 4 << 20
  /// Columns of a sheet that can be told from each other.
  private static let columnCount = 1 << 20

  /// Cells that say something, each as its row times the columns and its column.
  private var cells: [Int] = []
  private var ranges: [(first: (row: Int, column: Int), last: (row: Int, column: Int))] = []
  private var row = 0
  private var column = 0
  /// Whether a cell is open of which nothing was read.
  private var isEmpty = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      switch name.local {
      case "row":
        row = attributes.value("r").flatMap(Int.init).flatMap(Self.bounded) ?? row + 1
        column = 0
      case "c":
        column += 1
        if let place = attributes.value("r").flatMap(Self.place) { (row, column) = place }
        isEmpty = true
      case "mergeCell":
        let ends = (attributes.value("ref") ?? "").split(separator: ":").map { Self.place(String($0)) }
        if ends.count == 2, let first = ends[0], let last = ends[1] { ranges.append((first, last)) }
      default: return
      }
    case .text(let text):
      guard isEmpty, text.contains(where: { !$0.isWhitespace }) else { return }
      isEmpty = false
      cells.append(row * Self.columnCount + column)
    case .end(let name): if name.local == "c" { isEmpty = false }
    }
  }

  /// What is covered.
  /// - Throws: `.tooLarge` where there is more than can be gone through.
  func remarks() throws(OfficeError) -> [OfficeContents.Remark] {
    guard !ranges.isEmpty, !cells.isEmpty else { return [] }
    let cells = cells.sorted()
    var count = 0
    for (first, last) in ranges {
      var place = Self.place(of: first, in: cells)
      while place < cells.count {
        count += 1
        guard count <= Self.maximumCount else { throw OfficeError(.tooLarge, "too many cells that are merged") }
        let (row, column) = cells[place].quotientAndRemainder(dividingBy: Self.columnCount)
        guard row <= last.row else { break }
        if column < first.column {
          place = Self.place(of: (row, first.column), in: cells)
        } else if column > last.column {
          place = Self.place(of: (row + 1, first.column), in: cells)
        } else if (row, column) == first {
          place += 1
        } else {
          return [OfficeContents.Remark(kind: .comment, name: "text of a merged cell")]
        }
      }
    }
    return []
  }

  /// The first cell from one on.
  private static func place(of cell: (row: Int, column: Int), in cells: [Int]) -> Int {
    let wanted = cell.row * columnCount + cell.column
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if cells[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func bounded(_ number: Int) -> Int? { (0..<1 << 30).contains(number) ? number : nil }

  /// `AB12`, also with signs that fix it.
  private static func place(_ name: String) -> (row: Int, column: Int)? {
    var (row, column, hasRow) = (0, 0, false)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        hasRow = true
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasRow: column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where !hasRow: column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
      default: return nil
      }
      guard row < 1 << 30, column < columnCount else { return nil }
    }
    return hasRow && column > 0 ? (row, column) : nil
  }
}
