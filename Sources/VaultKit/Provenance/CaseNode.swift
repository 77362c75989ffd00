internal import Custody
internal import SelectiveDisclosure

/// The nodes of a CASE/UCO document.
enum CaseNode {
  /// A reference to another node.
  static func reference(_ id: String) -> JSON { .object(["@id": .string(id)]) }

  private static func typed(_ value: String, _ type: String) -> JSON {
    .object(["@type": .string("xsd:" + type), "@value": .string(value)])
  }

  private static func time(_ moment: Timestamp) -> JSON { typed(moment.description, "dateTime") }

  /// What recorded an event.
  static func tool(_ program: String, _ id: String) -> JSONObject {
    let words = program.split(separator: " ", maxSplits: 1)
    var node: JSONObject = [
      "@id": .string(id), "@type": "uco-tool:Tool", "uco-core:name": .string(String(words.first ?? "")),
    ]
    if words.count == 2 { node.append("uco-tool:version", .string(String(words[1]))) }
    return node
  }

  /// Who signed an event: a label and a key, never a name.
  static func identity(_ member: Member, _ id: String) -> JSONObject {
    [
      "@id": .string(id), "@type": "uco-identity:Identity", "uco-core:name": .string(member.label),
      "uco-core:description": .string("\(member.role.rawValue); key \(member.kid)"),
    ]
  }

  /// An item.
  /// - Parameter intake: what describes it; nil where it was not read.
  static func item(
    _ name: String, _ intake: CustodyEvent?, _ id: String, content: String, hash: String
  ) -> JSONObject {
    var node: JSONObject = [
      "@id": .string(id), "@type": "uco-observable:ObservableObject", "uco-core:name": .string(name),
    ]
    guard let intake else { return node }
    var facet: JSONObject = ["@id": .string(content), "@type": "uco-observable:ContentDataFacet"]
    if let type = intake.text("media_type") { facet.append("uco-observable:mimeType", .string(type)) }
    if let size = intake.disclosed["size"]?.numberValue?.uint64 {
      facet.append("uco-observable:sizeInBytes", typed(String(size), "integer"))
    }
    if let digest = intake.text("digest") {
      facet.append(
        "uco-observable:hash",
        .object([
          "@id": .string(hash), "@type": "uco-types:Hash", "uco-types:hashMethod": "SHA256",
          "uco-types:hashValue": typed(digest, "hexBinary"),
        ]))
    }
    node.append("uco-core:hasFacet", .object(facet))
    return node
  }

  /// An event.
  static func action(_ event: CustodyEvent, _ id: String) -> JSONObject {
    let action = event.action?.rawValue ?? event.statement.type.rawValue
    var description = "Signed by a \(event.signer.role.rawValue), in the custody log at index \(event.index)"
    description += event.origin.map { ", of the field vault \($0.field), brought home by entry \($0.entry)" } ?? ""
    if let since = event.doubtedSince { description += "; doubted: its signer was suspended since \(since)" }
    return [
      "@id": .string(id), "@type": "case-investigation:InvestigativeAction", "uco-core:name": .string(action),
      "uco-core:description": .string(description),
      "uco-action:actionStatus": event.isFailure ? "Fail" : "Success",
      "uco-action:startTime": time(event.statement.recorded), "uco-action:endTime": time(event.statement.recorded),
    ]
  }

  /// What is known of an action beside the ontology's own words.
  static func argument(_ name: String, _ value: String, _ id: String) -> JSON {
    .object([
      "@id": .string(id), "@type": "uco-action:ActionArgumentFacet", "uco-action:argumentName": .string(name),
      "uco-action:value": .string(value),
    ])
  }

  /// The kind of preservation event; nil for a later version's word.
  static func premis(_ event: CustodyEvent, _ id: String) -> JSON? {
    event.action.map {
      .object([
        "@id": .string(id), "@type": "uco-core:ExternalReference", "uco-core:definingContext": "PREMIS event type",
        "uco-core:referenceURL": typed($0.premisEventType, "anyURI"),
      ])
    }
  }

  /// Where an event is found.
  static func place(_ event: CustodyEvent, _ vault: Fingerprint, _ id: String) -> JSON {
    .object([
      "@id": .string(id), "@type": "uco-core:ExternalReference",
      "uco-core:definingContext": .string("event in the custody log evidencevault/\(event.origin?.field ?? vault)"),
      "uco-core:externalIdentifier": .string(event.statement.event.description),
    ])
  }

  /// The record that an action left of the items it is about.
  static func record(_ event: CustodyEvent, _ id: String, about objects: [JSON]) -> JSONObject {
    [
      "@id": .string(id), "@type": "case-investigation:ProvenanceRecord",
      "uco-core:description": .string(
        "Custody event \(event.statement.event), SHA-256 of its signed token \(event.digest)"),
      "uco-core:objectCreatedTime": time(event.statement.recorded), "uco-core:object": .array(objects),
    ]
  }
}
