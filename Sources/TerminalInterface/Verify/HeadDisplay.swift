public import Custody
public import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// A checkpoint and who signed it, as text and as JSON.
public enum HeadDisplay {
  /// One line.
  public static func line(_ name: String, _ head: SignedHead) -> String {
    "\(TextWidth.fit(name, 12))\(head.head.size) entries, root \(head.head.root)\n\(TextWidth.fit("", 12))signed by \(head.signer.label) (\(head.signer.role.rawValue)), key \(head.signer.kid)\n"
  }

  /// An object of `output/log-compare.schema.json`.
  public static func json(_ head: SignedHead) -> JSON {
    .object([
      "size": .number(JSONNumber(head.head.size)), "root": .string(head.head.root.hex),
      "signer": .object([
        "kid": .string(head.signer.kid), "label": .string(head.signer.label),
        "role": .string(head.signer.role.rawValue),
      ]),
    ])
  }
}
