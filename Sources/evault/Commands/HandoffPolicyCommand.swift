import SelectiveDisclosure
import TerminalInterface
import VaultKit

/// `evault handoff policy`.
enum HandoffPolicyCommand {
  static let command = Command(
    CommandSpecification(
      ["handoff", "policy"], "Print the bucket policy with which field members can put offers, and do nothing else.",
      positionals: "ADDRESS", count: 1...1,
      options: [
        .value("user", nil, "ARN", repeats: true, help: "who may put: arn:aws:iam::ACCOUNT:user/NAME"),
        .value(
          "home", nil, "ARN", repeats: true,
          help: "who receives and clears; needed where a bucket's owner may not read what others put"),
        .toggle(
          "forbid-overwriting",
          help: "refuse to put over what is there; only for services that know s3:if-none-match, as Amazon's does"),
      ],
      details: """
        Whoever keeps the bucket gives it this policy: aws s3api put-bucket-policy --bucket BUCKET --policy file://FILE, or another tool. At Ceph users are
        arn:aws:iam:::user/NAME. Where overwriting cannot be forbidden let the bucket keep versions: then nothing that was put is lost. Sending
        a large file in parts is putting too; parts of a file that never became whole are not listed, and a lifecycle rule
        (AbortIncompleteMultipartUpload) takes them away. Nothing is asked of any service, and no vault is needed.
        """,
      example:
        "evault handoff policy s3://case-inbox/north --user arn:aws:iam:::user/field --home arn:aws:iam:::user/home")
  ) { session throws(UserError) in
    let invocation = session.invocation
    let (address, field, home) = (
      try invocation.words()[0], try invocation.texts("user"), try invocation.texts("home")
    )
    let policy = try user { () throws(VaultError) in
      try DropPolicy(
        address: address, field: field, home: home, forbidsOverwriting: invocation.has("forbid-overwriting"))
    }
    return CommandResult(
      schema: "handoff-policy", ["place": .string(address), "policy": policy.document],
      text: String(decoding: JSONWriter.writePretty(policy.document), as: UTF8.self) + "\n")
  }
}
