/// What a pivot table keeps of the rows that it was made from (ECMA-376 part 1 §18.10), shown or filtered out. That the
/// rows themselves are there a relationship tells.
struct PivotMarks: PartWatch {
  private static let lists: Set = ["sharedItems", "groupItems"]
  /// §18.10.1: texts, days, numbers.
  private static let values: Set = ["s", "d", "n"]

  var remarks: [OfficeContents.Remark] = []
  private var isInItems = false

  mutating func take(_ token: XMLToken) {
    switch token {
    case .start(let name, let attributes):
      if Self.lists.contains(name.local) { isInItems = true }
      if name.local == "pivotCacheDefinition", attributes.value("refreshedBy") != nil {
        note(.name, "refreshedBy")
      }
      if isInItems, Self.values.contains(name.local), attributes.value("v")?.saysSomething ?? false {
        note(.comment, "values kept for a pivot table")
      }
    case .end(let name): if Self.lists.contains(name.local) { isInItems = false }
    case .text: return
    }
  }
}
