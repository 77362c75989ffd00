internal import Custody
internal import SelectiveDisclosure

/// What an export-authorised event says may leave, as far as that is disclosed (Schemas/README.md §4, Authorisation).
struct AuthorisedContents: Sendable {
  private let items: JSON?
  private let withheldPayloads: JSON?
  private let claims: Set<String>?

  init(_ disclosed: JSONObject) {
    items = disclosed["items"]
    withheldPayloads = disclosed["withheld_payloads"]
    claims = disclosed["disclosed"].map { json in
      BundleEvent.alwaysDisclosed.union((json.arrayValue ?? []).compactMap(\.stringValue))
    }
  }

  /// Whether everything is disclosed that can be compared.
  var saysAll: Bool { items != nil && withheldPayloads != nil && claims != nil }

  /// Whether these are the exhibits that may leave, in their order. True where it is not disclosed.
  /// - Parameter isWhole: false for one volume of several, which has some that follow each other.
  func allowsItems(of exhibits: [BundleIndex.Exhibit], isWhole: Bool = true) -> Bool {
    guard let items else { return true }
    let list = Self.list(exhibits.map(\.item))
    if isWhole { return items == list }
    guard let all = items.arrayValue, let some = list.arrayValue, let first = some.first,
      let start = all.firstIndex(of: first)
    else { return false }
    return Array(all[start...].prefix(some.count)) == some
  }

  /// Whether exactly these payloads are withheld. True where it is not disclosed.
  /// - Parameter isWhole: false for one volume of several: those of other items are not compared.
  func allowsWithheldPayloads(of exhibits: [BundleIndex.Exhibit], isWhole: Bool = true) -> Bool {
    guard let withheldPayloads else { return true }
    let list = Self.list(exhibits.filter { $0.path == nil }.map(\.item))
    if isWhole { return withheldPayloads == list }
    let here = Set(exhibits.map(\.item.description))
    let some = withheldPayloads.arrayValue?.filter { $0.stringValue.map(here.contains) ?? true }
    return some.map { .array($0) } == list
  }

  /// Those of an exhibit's claims that may not leave. None where it is not disclosed.
  func forbidden(_ names: some Sequence<String>) -> [String] {
    claims.map { claims in names.filter { !claims.contains($0) } } ?? []
  }

  private static func list(_ items: [Identifier]) -> JSON { .array(items.map { .string($0.description) }) }
}
