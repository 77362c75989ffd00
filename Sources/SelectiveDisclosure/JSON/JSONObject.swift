/// A JSON object (RFC 8259 §4): members in order, their names unique (RFC 7493 §2.3) byte by byte, so that a composed "é" and a
/// decomposed one are two names.
///
///     var object: JSONObject = ["kty": "OKP", "crv": "Ed25519"]
///     object["x"] = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
public struct JSONObject: Sendable {
  /// From here on a lookup goes through a dictionary: below, comparing a few short names is faster.
  private static let indexThreshold = 32

  /// The members in order.
  public private(set) var members: [JSONMember] = []
  private var index: [ExactString: Int] = [:]

  /// An object without members.
  public init() {}

  /// The members in this order, or nil where a name occurs twice.
  public init?(_ members: some Sequence<JSONMember>) {
    for member in members { guard append(member.name, member.value) else { return nil } }
  }

  /// How many members there are.
  public var count: Int { members.count }
  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }
  /// The names in order.
  public var names: [String] { members.map(\.name) }

  /// The value of this name. Setting replaces the value where it is, appends a new member, or, with nil, removes it.
  public subscript(name: String) -> JSON? {
    get { position(of: name).map { members[$0].value } }
    set {
      switch (position(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil):
        members.remove(at: place)
        rebuildIndex()
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  /// Adds a member at the end; false, and nothing happens, where the name is taken.
  @discardableResult
  public mutating func append(_ name: String, _ value: JSON) -> Bool {
    let member = JSONMember(name, value)
    if members.count < Self.indexThreshold {
      guard position(of: name, glance: member.glance) == nil else { return false }
      members.append(member)
      if members.count == Self.indexThreshold { rebuildIndex() }
    } else {
      guard index.updateValue(members.count, forKey: ExactString(name)) == nil else {
        rebuildIndex()
        return false
      }
      members.append(member)
    }
    return true
  }

  mutating func reserve(_ count: Int) { members.reserveCapacity(count) }

  private func position(of name: String) -> Int? {
    if members.count >= Self.indexThreshold { return index[ExactString(name)] }
    return position(of: name, glance: JSONMember.glance(name))
  }

  private func position(of name: String, glance: UInt64) -> Int? {
    for place in members.indices where members[place].glance == glance {
      if ExactString.areSame(members[place].name, name) { return place }
    }
    return nil
  }

  private mutating func rebuildIndex() {
    index.removeAll()
    guard members.count >= Self.indexThreshold else { return }
    for (place, member) in members.enumerated() { index[ExactString(member.name)] = place }
  }
}

extension JSONObject: Hashable {
  /// Equal when both have the same names with the same values, in any order: the order of members means nothing
  /// (RFC 8259 §1).
  public static func == (left: Self, right: Self) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
  }

  /// Feeds the members in a way that does not depend on their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members { sum ^= member.hashValue }
    hasher.combine(sum)
    hasher.combine(count)
  }
}
