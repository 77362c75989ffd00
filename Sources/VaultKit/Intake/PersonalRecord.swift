internal import SelectiveDisclosure

/// What a person says about the evidence when it comes in. These fields may name people, so they come from a pipe, a file or a
/// prompt, never from a command's arguments.
public struct PersonalRecord: Sendable {
  /// The fields, in the order they are asked for.
  public static let textFields = ["title", "source", "place", "collected_by", "note"]
  private static let maximumText = 4096
  private static let maximumNote = 65_536

  /// The kind, if the person said one.
  public var type: ItemType?
  /// When it was collected.
  public var collectedAt: HumanTime?
  private var texts: [String: String] = [:]

  /// A record without fields.
  public init() {}

  /// A record from JSON: an object with any of `type`, `collected_at`, `title`, `source`, `place`, `collected_by`, `note`.
  /// - Throws: `.usage`, naming the field, for anything else.
  public init(json bytes: [UInt8]) throws(VaultError) {
    let object: JSONObject
    do throws(JSONError) { object = try JSONParser().parseObject(bytes) } catch {
      throw VaultError(.usage, "The record is not a JSON object: \(error.words(in: bytes)).")
    }
    for member in object.members {
      guard let text = member.value.stringValue else {
        throw VaultError(.usage, "The record's field \(member.name) is not text.")
      }
      switch member.name {
      case "type": type = try Self.itemType(text)
      case "collected_at": collectedAt = try Self.time(text)
      default: try set(member.name, text)
      }
    }
  }

  /// Sets a text field; an empty text leaves it unset.
  public mutating func set(_ name: String, _ text: String) throws(VaultError) {
    guard Self.textFields.contains(name) else {
      throw VaultError(
        .usage, "A record has no field \(name).",
        next: "Fields are: type, collected_at, \(Self.textFields.joined(separator: ", ")).")
    }
    let limit = name == "note" ? Self.maximumNote : Self.maximumText
    guard text.utf8.count <= limit else {
      throw VaultError(.usage, "The record's field \(name) is over \(limit) bytes.")
    }
    texts[name] = text.isEmpty ? nil : text
  }

  /// The kind that a word names.
  public static func itemType(_ text: String) throws(VaultError) -> ItemType {
    guard let type = ItemType(rawValue: text) else {
      throw VaultError(
        .usage, "There is no item type \(text).",
        next: "Types are: \(ItemType.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return type
  }

  /// The time that a text gives.
  public static func time(_ text: String) throws(VaultError) -> HumanTime {
    guard let time = HumanTime(text) else {
      throw VaultError(
        .usage,
        "The time \(text) is not one moment: it needs an offset or a zone, and a day and an hour that there were.",
        next:
          "For example: 2026-11-03T16:20+02:00, \"2026-11-03 16:20 Europe/Kyiv\", or unknown. Where clocks were put back an hour comes twice: give the offset."
      )
    }
    return time
  }

  /// The claims, in the order of Schemas/README.md §3.2.
  var claims: [JSONMember] {
    var result: [JSONMember] = []
    if let collectedAt { result.append(JSONMember("collected_at", .string(collectedAt.description))) }
    for name in Self.textFields { if let text = texts[name] { result.append(JSONMember(name, .string(text))) } }
    return result
  }
}
