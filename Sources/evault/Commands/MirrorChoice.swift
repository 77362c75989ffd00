import Custody
import MirrorStores
import TerminalInterface
import VaultFiles
import VaultKit

/// Which mirror a command is about.
enum MirrorChoice {
  /// How a place is told.
  static let placeOptions: [OptionSpecification] = [
    .value("endpoint", nil, "URL", help: "the service's address, https://host (else Amazon's of the region)"),
    .value("region", nil, "R", help: "the region that requests are signed for (else AWS_REGION, else us-east-1)"),
    .value(
      "ca-file", nil, "FILE", help: "certificates (PEM) that alone vouch for the service, instead of the system's"),
  ]

  /// Where wrapped keys lie apart.
  static let keysOption = OptionSpecification.value(
    "keys", nil, "ADDRESS", help: "where its wrapped keys lie, apart: a folder, or a bucket that never kept versions")

  /// The mirrors that are named, or all.
  static func mirrors(_ session: Session, _ vault: Vault) throws(UserError) -> [MirrorConfiguration] {
    try mirrors(session, vault.fingerprint)
  }

  /// The same of a vault that may not open.
  static func mirrors(_ session: Session, _ vault: Fingerprint) throws(UserError) -> [MirrorConfiguration] {
    let words = try session.invocation.words()
    return try user { () throws(VaultError) in
      if let name = words.first { return [try MirrorConfiguration.named(name, of: vault)] }
      let all = try MirrorConfiguration.all(of: vault)
      guard !all.isEmpty else {
        throw VaultError(
          .usage, "This machine knows no mirror of this vault.", next: "Make one: evault mirror add NAME file:///path")
      }
      return all
    }
  }

  /// The mirrors that are named, or all; those whose configuration cannot be read apart.
  static func known(
    _ session: Session, _ vault: Vault
  ) throws(UserError) -> (all: [MirrorConfiguration], broken: [MirrorConfigurations.Broken]) {
    guard try session.invocation.words().isEmpty else { return (try mirrors(session, vault), []) }
    let known = try user { () throws(VaultError) in try MirrorConfigurations(of: vault.fingerprint) }
    return known.broken.isEmpty ? (try mirrors(session, vault), []) : (known.all, known.broken)
  }

  /// What the options and the environment say of a place.
  static func place(_ invocation: Invocation) throws(UserError) -> (endpoint: String?, region: String?, caFile: String?)
  {
    let region =
      try invocation.text("region") ?? Machine.environment("AWS_REGION")?.text
      ?? Machine.environment("AWS_DEFAULT_REGION")?.text
    var caFile: String?
    if let path = invocation.path("ca-file") {
      let full = try user { () throws(VaultError) in try Machine.absolute(path) }
      guard let text = full.text else { throw UserError(.usage, "--ca-file needs a path that is text.") }
      caFile = text
    }
    return (try invocation.text("endpoint") ?? Machine.environment("AWS_ENDPOINT_URL")?.text, region, caFile)
  }
}
