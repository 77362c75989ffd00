internal import Custody
internal import EvidenceBundle
internal import SelectiveDisclosure
internal import VaultCrypto
internal import VaultFiles

/// What the events of an export say.
extension Export {
  func authorisation(
    _ request: ExportRequest, _ basis: ConsentBasis, _ inside: EmbeddedBasis
  ) throws(VaultError) -> [JSONMember] {
    let items = JSON.array(request.items.map { .string($0.description) })
    var claims = [
      JSONMember("items", items),
      JSONMember("disclosed", .array(request.disclosed.sorted().map { .string($0) })),
      JSONMember("withheld_payloads", request.includesPayloads ? [] : items),
      JSONMember("recipient", .string(request.recipient)), JSONMember("purpose", .string(request.purpose)),
    ]
    if !basis.records.isEmpty || !request.use.sameAs.isEmpty || !request.use.otherThan.isEmpty {
      claims.append(JSONMember("use", .object(request.use.claim(to: request.recipient))))
    }
    if !basis.records.isEmpty {
      claims.append(JSONMember("consent", .array(basis.records.sorted().map { .string($0) })))
    }
    claims += [inside.claim].compactMap(\.self)
    claims += request.sealing?.claims ?? []
    if let plan = request.dossier {
      claims.append(JSONMember("dossier", .object(plan.claim(submission: request.submission))))
    }
    claims.append(JSONMember("destination", ItemName.claim(try Machine.absolute(request.destination))))
    claims.append(JSONMember("machine", .string(PartialExport.machine(session.vault.fingerprint))))
    return claims
  }

  func completion(_ seals: [BundleSeal], _ plan: VolumePlan) -> [JSONMember] {
    let digests = seals.map { JSON.string($0.digest.hex) }
    let first = [JSONMember("tag_manifest", digests[0])]
    guard digests.count > 1 else { return first }
    let counts = plan.volumes.map { JSON.integer($0.count) }
    return first + [JSONMember("volumes", .array(digests)), JSONMember("volume_items", .array(counts))]
  }
}
