import MirrorStores
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault mirror add`, `list` and `remove`.
enum MirrorCommands {
  static let add = Command(
    CommandSpecification(
      ["mirror", "add"], "Make an empty folder or bucket a mirror of the vault: a copy that its keepers cannot read.",
      positionals: "NAME ADDRESS", count: 2...2,
      options: MirrorChoice.placeOptions + [
        MirrorChoice.keysOption,
        .value("retain", nil, "SPAN", help: "lock what is brought for so long: 90d, 18mo, 7y; needs --mode"),
        .value("mode", nil, "MODE", help: "compliance: nobody can end it early; governance: whoever may bypass it can"),
      ],
      details: """
        ADDRESS is file:///path, or s3://bucket/prefix of any service that speaks S3. Credentials are taken as the AWS tools take them: from
        AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, else from the shared credentials file (AWS_PROFILE); they are stored nowhere. Where the
        mirrors are is remembered on this machine only, and not in the vault. Nothing is brought there yet: evault mirror push.

        --retain needs a bucket that was made with object lock: what is brought there then cannot be deleted before its time, not even by
        you, and not where a law or a person asks for it to be erased. Choose the span with that in mind. Such a bucket keeps versions: wrapped
        keys are never brought there, but where --keys says, which is s3://bucket/prefix of the same service or file:///path.
        """,
      example: """
        evault mirror add cellar file:///mnt/cellar/case
        evault mirror add vaulted s3://case-locked/case --endpoint https://s3.example.org --retain 7y --mode compliance --keys s3://case-keys/case
        evault mirror add partner s3://case-mirror/case --endpoint https://s3.example.org --region eu-central-1
        """)
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let vault = try session.vault()
    let place = try MirrorChoice.place(session.invocation)
    let isFolder = words[1].hasPrefix("file:")
    guard !isFolder || !["endpoint", "region", "ca-file"].contains(where: session.invocation.has) else {
      throw UserError(
        .usage, "A folder has neither endpoint nor region nor certificates.", safe: "Nothing was changed.",
        next: "Leave these options out: evault mirror add NAME file:///path")
    }
    let (keys, retain) = (try session.invocation.text("keys"), try session.invocation.text("retain"))
    let mode = try session.invocation.text("mode")
    let configuration = try user { () throws(VaultError) in
      let configuration = try MirrorConfiguration(
        words[0], address: words[1], endpoint: isFolder ? nil : place.endpoint, region: isFolder ? nil : place.region,
        caFile: isFolder ? nil : place.caFile, keys: keys, retain: retain, mode: mode)
      try Mirror.add(configuration, to: vault)
      return configuration
    }
    return CommandResult(
      schema: "mirror", MirrorDisplay.json(configuration),
      text:
        "\(configuration.address) is the mirror \(configuration.name) now. Bring the vault there: evault mirror push \(configuration.name)\n"
    )
  }

  static let list = Command(
    CommandSpecification(
      ["mirror", "list"], "List the mirrors of the vault that this machine knows.", example: "evault mirror list")
  ) { session throws(UserError) in
    let vault = try session.vault()
    let known = try user { () throws(VaultError) in try MirrorConfigurations(of: vault.fingerprint) }
    let all = known.all
    for one in known.broken { MirrorDisplay.tell(one) }
    var text = all.isEmpty && known.broken.isEmpty ? "This machine knows no mirror of this vault.\n" : ""
    for one in all {
      text += "\(one.name)  \(VisibleText.escape(one.address))"
      text += one.endpoint.map { "  at \(VisibleText.escape($0))" } ?? ""
      text += one.keys.map { "  keys in \(VisibleText.escape($0.address))" } ?? ""
      text += one.lock.map { "  locks for \($0.period.text) (\($0.mode.rawValue))\n" } ?? "\n"
    }
    return CommandResult(
      known.broken.isEmpty ? .done : .partlyDone, schema: "mirrors",
      ["mirrors": .array(all.map { .object(MirrorDisplay.json($0)) })], text: text)
  }

  static let remove = Command(
    CommandSpecification(
      ["mirror", "remove"], "Forget a mirror on this machine. What lies there stays.", positionals: "NAME",
      count: 1...1,
      example: "evault mirror remove cellar")
  ) { session throws(UserError) in
    let name = try session.invocation.words()[0]
    let vault = try session.vault()
    let configuration = try user { () throws(VaultError) in
      let configuration = try MirrorConfiguration.named(name, of: vault.fingerprint)
      try configuration.remove(from: vault.fingerprint)
      return configuration
    }
    return CommandResult(
      schema: "mirror", MirrorDisplay.json(configuration),
      text:
        "Forgot the mirror \(name). What lies at \(VisibleText.escape(configuration.address)) is still there.\n"
    )
  }
}
