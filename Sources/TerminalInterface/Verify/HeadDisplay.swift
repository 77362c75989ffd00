public import Custody
public import SelectiveDisclosure
internal import TransparencyLog
internal import VaultCrypto

/// A checkpoint and who signed it, as text and as JSON.
public enum HeadDisplay {
  /// One line.
  public static func line(_ name: String, _ head: SignedHead) -> String {
    let space = TextWidth.fit("", 12)
    return """
      \(TextWidth.fit(name, 12))\(EntryCount.text(head.head.size)), root \(head.head.root)
      \(space)signed by \(head.signer.label) (\(head.signer.role.rawValue))
      \(space)key \(head.signer.kid)

      """
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
