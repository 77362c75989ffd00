/// The place of a claim or an element in the claims as a verifier sees them: undisclosed elements and decoys do not count in an
/// index, so that the path of a disclosed value leads to it.
///
///     /address/street      /nationalities/0      (empty: all claims)
public struct DisclosurePath: Hashable, Sendable, CustomStringConvertible {
  /// One step down.
  public enum Component: Hashable, Sendable {
    /// To the member of this name.
    case name(String)
    /// To the element at this index, from 0.
    case index(Int)

    /// Equal when both are the same step; names byte by byte.
    public static func == (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.name(let a), .name(let b)): ExactString.areSame(a, b)
      case (.index(let a), .index(let b)): a == b
      default: false
      }
    }

    /// Feeds the step.
    public func hash(into hasher: inout Hasher) {
      switch self {
      case .name(let name): hasher.combine(ExactString(name))
      case .index(let index): hasher.combine(index)
      }
    }
  }

  /// The steps from the top.
  public let components: [Component]

  /// A path of these steps.
  public init(_ components: [Component] = []) { self.components = components }

  /// A JSON pointer (RFC 6901 §3): `~` written as `~0`, `/` as `~1`.
  public var description: String {
    components.map { component in
      switch component {
      case .index(let index): return "/\(index)"
      case .name(let name):
        var letters: [UInt8] = [UInt8(ascii: "/")]
        for byte in name.utf8 {
          switch byte {
          case UInt8(ascii: "~"): letters += "~0".utf8
          case UInt8(ascii: "/"): letters += "~1".utf8
          default: letters.append(byte)
          }
        }
        return String(decoding: letters, as: UTF8.self)
      }
    }.joined()
  }

  /// The value at this place, or nil where there is none.
  public func value(in claims: JSONObject) -> JSON? {
    var value = JSON.object(claims)
    for component in components {
      switch (component, value) {
      case (.name(let name), .object(let object)):
        guard let member = object[name] else { return nil }
        value = member
      case (.index(let index), .array(let elements)):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }
}
