internal import SelectiveDisclosure

/// A record while it is put together from fields that each know their place.
struct RecordTree {
  private indirect enum Node {
    case leaf(JSON)
    case object([(name: String, node: Node)])
    case list([Int: Node])
  }

  private var members: [(name: String, node: Node)] = []

  /// Puts a value in its place; false, and nothing happens, where another value is in the way.
  mutating func put(_ value: JSON, at steps: [FieldPath.Step]) -> Bool {
    guard case .object(let changed) = Self.put(value, at: steps[...], in: .object(members)) else { return false }
    members = changed
    return true
  }

  private static func put(_ value: JSON, at steps: ArraySlice<FieldPath.Step>, in node: Node?) -> Node? {
    guard let step = steps.first else { return node == nil ? .leaf(value) : nil }
    let rest = steps.dropFirst()
    switch (step, node ?? (isMember(step) ? .object([]) : .list([:]))) {
    case (.member(let name), .object(var members)):
      let place = members.firstIndex { $0.name == name }
      guard let changed = put(value, at: rest, in: place.map { members[$0].node }) else { return nil }
      if let place { members[place].node = changed } else { members.append((name, changed)) }
      return .object(members)
    case (.element(let place), .list(var elements)):
      guard let changed = put(value, at: rest, in: elements[place]) else { return nil }
      elements[place] = changed
      return .list(elements)
    default: return nil
    }
  }

  private static func isMember(_ step: FieldPath.Step) -> Bool { if case .member = step { true } else { false } }

  /// The record. Elements of a list that were left out leave no gap.
  var record: JSONObject { Self.object(members) }

  private static func object(_ members: [(name: String, node: Node)]) -> JSONObject {
    var object = JSONObject()
    for member in members { object.append(member.name, json(member.node)) }
    return object
  }

  private static func json(_ node: Node) -> JSON {
    switch node {
    case .leaf(let value): value
    case .object(let members): .object(object(members))
    case .list(let elements): .array(elements.sorted { $0.key < $1.key }.map { json($0.value) })
    }
  }
}
