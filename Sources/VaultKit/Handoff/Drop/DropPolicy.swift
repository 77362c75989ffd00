internal import MirrorStores
public import SelectiveDisclosure
internal import VaultFiles

/// The bucket policy of a drop (Schemas/README.md §3.6, *Drops*): field members may put below the prefix, and do nothing else; home may receive and clear.
public struct DropPolicy: Sendable {
  /// Everything that is denied by name, since some services take no `NotAction`. `s3:PutObject?*` is what begins so and goes on: ACLs, tags, retention.
  private static let denied = [
    "s3:Get*", "s3:List*", "s3:Delete*", "s3:Abort*", "s3:Bypass*", "s3:Create*", "s3:Restore*", "s3:PutObject?*",
    "s3:PutBucket*", "s3:PutLifecycle*", "s3:PutReplication*",
  ]

  /// The headers by which a put opens what it puts to others (PutObject, `x-amz-grant-…`), and the statements that refuse them.
  private static let grants = [
    ("read", "FieldMayNotGrantReading"), ("read-acp", "FieldMayNotGrantReadingGrants"),
    ("write", "FieldMayNotGrantWriting"), ("write-acp", "FieldMayNotGrantGranting"),
    ("full-control", "FieldMayNotGrantAll"),
  ]

  private let bucket: String
  private let prefix: String
  private let field: [String]
  private let home: [String]
  private let forbidsOverwriting: Bool

  /// A policy.
  /// - Parameters:
  ///   - field: principals that may put, such as `arn:aws:iam:::user/field`.
  ///   - home: those that receive: a bucket's owner may not read what others put, at some services.
  ///   - forbidsOverwriting: whether a put without `If-None-Match: *` is refused; for services that know the condition key `s3:if-none-match` only: at
  ///     others nothing could be put.
  /// - Throws: `.usage` for a place that is no bucket's, or a principal that is none.
  public init(
    address: String, field: [String], home: [String], forbidsOverwriting: Bool = false
  ) throws(VaultError) {
    guard let place = MirrorLocation(address)?.bucket else {
      throw VaultError(
        .usage, "This is no place for a drop: \(VisibleText.escape(address))",
        next: "A drop is s3://bucket/prefix (letters, digits, . _ - and /).")
    }
    for principal in field + home where !Self.isPrincipal(principal) {
      throw VaultError(
        .usage, "This names no user of an object store: \(VisibleText.escape(principal))",
        next: "It looks like arn:aws:iam::123456789012:user/NAME; at Ceph arn:aws:iam:::user/NAME.")
    }
    guard !field.isEmpty else {
      throw VaultError(.usage, "Say who may put: --user ARN", next: "At Ceph that is arn:aws:iam:::user/NAME.")
    }
    (bucket, prefix, self.field, self.home) = (place.name, place.prefix, field, home)
    self.forbidsOverwriting = forbidsOverwriting
  }

  private static func isPrincipal(_ text: String) -> Bool {
    text.hasPrefix("arn:") && text.utf8.count <= 2048
      && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x22 && $0 != 0x5c && $0 != 0x2a && $0 != 0x3f }
  }

  /// The policy's document.
  public var document: JSON {
    let all = "arn:aws:s3:::\(bucket)"
    let drop = "\(all)/\(prefix.isEmpty ? "*" : prefix + "/*")"
    var statements: [JSON] = [
      statement("FieldMayPut", "Allow", field, ["s3:PutObject"], ("Resource", [drop])),
      statement("FieldMayDoNothingElse", "Deny", field, Self.denied, ("Resource", [all, all + "/*"])),
      statement("FieldMayPutNowhereElse", "Deny", field, ["s3:PutObject"], ("NotResource", [drop])),
      statement(
        "FieldMayNotPublish", "Deny", field, ["s3:PutObject"], ("Resource", [all + "/*"]),
        [
          "StringEquals": .object([
            "s3:x-amz-acl": .array(["public-read", "public-read-write", "authenticated-read"])
          ])
        ]),
    ]
    // Conditions of one statement must all hold: each header needs its own.
    statements += Self.grants.map { header, name in
      statement(
        name, "Deny", field, ["s3:PutObject"], ("Resource", [all + "/*"]),
        ["StringLike": .object(["s3:x-amz-grant-\(header)": .array(["*"])])])
    }
    if !home.isEmpty {
      statements.append(
        statement(
          "HomeMayReceive", "Allow", home, ["s3:ListBucket", "s3:GetObject", "s3:DeleteObject"],
          ("Resource", [all, drop])))
    }
    if forbidsOverwriting {
      statements.append(
        statement(
          "FieldMayNotOverwrite", "Deny", field, ["s3:PutObject"], ("Resource", [drop]),
          [
            "Null": .object(["s3:if-none-match": "true"]), "Bool": .object(["s3:ObjectCreationOperation": "true"]),
          ]))
    }
    return .object(["Version": "2012-10-17", "Statement": .array(statements)])
  }

  private func statement(
    _ name: String, _ effect: String, _ principals: [String], _ actions: [String],
    _ resource: (word: String, names: [String]), _ condition: JSONObject? = nil
  ) -> JSON {
    func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    var members: JSONObject = [
      "Sid": .string(name), "Effect": .string(effect), "Principal": .object(["AWS": list(principals)]),
      "Action": list(actions),
    ]
    members[resource.word] = list(resource.names)
    members["Condition"] = condition.map { .object($0) }
    return .object(members)
  }
}
