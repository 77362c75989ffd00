/// A sheet: a first row that names the columns and stays in view, and rows below it.
public struct Worksheet: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// What stands in the first row.
    public var name: String
    /// Its width in characters: 1 to 255.
    public var width: Int

    /// A column.
    public init(_ name: String, width: Int = 16) { (self.name, self.width) = (name, width) }
  }

  /// What stands on its tab: 1 to 31 UTF-16 units, none of `: \ / ? * [ ]`, no apostrophe at either end.
  public var name: String
  /// From the first on; up to 16,384.
  public var columns: [Column]
  /// As many cells as there are columns in each; up to 1,048,575.
  public var rows: [[WorkbookCell]]

  /// A sheet.
  public init(_ name: String, columns: [Column], rows: [[WorkbookCell]] = []) {
    (self.name, self.columns, self.rows) = (name, columns, rows)
  }

  /// A name that is taken, made of any text: what the format does not allow is `_`, and it is cut.
  public static func name(from text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isBad = scalar.value < 0x20 || isForbidden(scalar)
      let next = isBad ? "_" : String(scalar)
      guard name.utf16.count + next.utf16.count <= maximumNameCount else { break }
      name += next
    }
    if name.first == "'" { name = "_" + name.dropFirst() }
    if name.last == "'" { name = name.dropLast() + "_" }
    return name.isEmpty ? "_" : name.lowercased() == "history" ? name + "_" : name
  }

  static let maximumNameCount = 31

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    [":", "\\", "/", "?", "*", "[", "]"].contains(scalar) || scalar.value & 0xfffe == 0xfffe
      || (0x7f...0x9f).contains(scalar.value)
  }

  /// Whether the name is one that programs open (`History` is Excel's own).
  var hasGoodName: Bool {
    (1...Self.maximumNameCount).contains(name.utf16.count) && !name.hasPrefix("'") && !name.hasSuffix("'")
      && name.lowercased() != "history"
      && !name.unicodeScalars.contains { $0.value < 0x20 || Self.isForbidden($0) }
  }
}
