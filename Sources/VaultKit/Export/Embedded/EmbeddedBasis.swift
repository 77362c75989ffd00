internal import Consent
internal import Custody
internal import EmbeddedMetadata
internal import SelectiveDisclosure

/// What was found in payloads that leave, and what was accepted of it.
struct EmbeddedBasis {
  /// The version of ExifTool that looked; nil where it did not.
  var version: String?
  /// The version of qpdf that looked; nil where it did not.
  var pageVersion: String?
  /// Kinds of facts that were accepted by name.
  var accepted: Set<EmbeddedKind> = []
  /// Items that leave although they were not looked into, or not wholly, in the order of the exhibits.
  var notInspected: [Identifier] = []
  /// What the payloads of items tell of people besides, in the order of the exhibits.
  var told: [(item: Identifier, kinds: [EmbeddedKind])] = []
  /// Whether anything was to be looked into.
  var isNeeded = false

  /// The claim of the authorisation; nil where nothing was to be looked into.
  var claim: JSONMember? {
    guard isNeeded else { return nil }
    var claim = JSONObject()
    let tools = [version.map { "ExifTool \($0)" }, pageVersion.map { "qpdf \($0)" }].compactMap(\.self)
    if !tools.isEmpty { claim.append("tool", .string(tools.joined(separator: ", "))) }
    if !accepted.isEmpty { claim.append("accepted", .array(accepted.sorted().map { .string($0.rawValue) })) }
    if !told.isEmpty {
      let items = told.map { one in
        JSON.object([
          "item": .string(one.item.description), "kinds": .array(one.kinds.map { .string($0.rawValue) }),
        ])
      }
      claim.append("told", .array(items))
    }
    if !notInspected.isEmpty {
      claim.append("not_inspected", .array(notInspected.map { .string($0.description) }))
    }
    return JSONMember("embedded", .object(claim))
  }

  /// What the payload of each item told of people besides, as an authorisation says.
  static func told(_ authorised: CustodyEvent) -> [Identifier: Set<DataScope>] {
    var told: [Identifier: Set<DataScope>] = [:]
    for one in authorised.disclosed["embedded"]?.objectValue?["told"]?.arrayValue ?? [] {
      guard let item = one.objectValue?["item"]?.stringValue.flatMap(Identifier.init(canonical:)) else { continue }
      for kind in one.objectValue?["kinds"]?.arrayValue ?? [] {
        guard let kind = kind.stringValue.flatMap(EmbeddedKind.init(rawValue:)) else { continue }
        told[item, default: []].formUnion(EmbeddedRule.scopes(kind))
      }
    }
    return told
  }

  /// What to look at although it was accepted.
  var remarks: [String] {
    var remarks: [String] = []
    if !accepted.isEmpty {
      remarks.append(
        "Accepted by name, and seen by whoever opens the files: \(accepted.sorted().map(\.rawValue).joined(separator: ", "))."
      )
    }
    if !notInspected.isEmpty {
      let items = notInspected.prefix(20).map(\.description).joined(separator: ", ")
      let more = notInspected.count > 20 ? " and \(notInspected.count - 20) more" : ""
      remarks.append("Not looked into for what hides in it, as was affirmed: \(items)\(more).")
    }
    return remarks
  }
}
