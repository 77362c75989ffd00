internal import Custody
internal import SelectiveDisclosure

/// What is said about a change of members or compartments. Names of persons go nowhere else.
public struct GovernanceRecord: Sendable {
  private static let maximumText = 4096

  /// Why; a neutral sentence, read by everyone who is cleared for `control`.
  public var reason: String?
  /// Who the member is; sealed to the compartment `identities`.
  public var name: String?
  /// What else there is to know about them; sealed to the compartment `identities`.
  public var note: String?

  /// A record that says nothing.
  public init() {}

  /// A record from JSON: an object with any of `name`, `note`, `reason`.
  /// - Throws: `.usage`, naming the field, for anything else.
  public init(json bytes: [UInt8]) throws(VaultError) {
    let object: JSONObject
    do throws(JSONError) { object = try JSONParser().parseObject(bytes) } catch {
      throw VaultError(.usage, "The record is not a JSON object: \(error.words(in: bytes)).")
    }
    for member in object.members {
      guard let text = member.value.stringValue, !text.isEmpty, text.utf8.count <= Self.maximumText else {
        throw VaultError(.usage, "The record's field \(member.name) is not text of 1 to \(Self.maximumText) bytes.")
      }
      switch member.name {
      case "name": name = text
      case "note": note = text
      case "reason": reason = text
      default:
        throw VaultError(.usage, "A record has no field \(member.name).", next: "Fields are: name, note, reason.")
      }
    }
  }

  /// Whether it speaks of a person.
  var isPersonal: Bool { name != nil || note != nil }

  var claims: [JSONMember] {
    [("reason", reason), ("name", name), ("note", note)].compactMap { key, value in
      value.map { JSONMember(key, .string($0)) }
    }
  }
}
