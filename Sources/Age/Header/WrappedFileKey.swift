internal import VaultCrypto

/// A native stanza, read; every other stanza is ignored (age.md, "Recipient stanza").
enum WrappedFileKey: Sendable {
  case x25519(X25519Wrap)
  case scrypt(ScryptWrap)

  /// The native stanzas among these, in order.
  /// - Throws: `.malformedHeader` where one breaks its type's rules, or scrypt is not alone.
  static func read(_ stanzas: [AgeStanza]) throws(AgeError) -> [WrappedFileKey] {
    var wraps: [WrappedFileKey] = []
    for stanza in stanzas {
      switch stanza.type {
      case X25519Wrap.type: wraps.append(.x25519(try X25519Wrap(stanza)))
      case ScryptWrap.type:
        guard stanzas.count == 1 else { throw AgeError(.malformedHeader, "scrypt stanza beside another") }
        wraps.append(.scrypt(try ScryptWrap(stanza)))
      default: break
      }
    }
    return wraps
  }

  /// The file key, or nil where this identity is not the stanza's.
  func unwrap(with identity: AgeIdentity, hkdf: inout HKDFSHA256) throws(AgeError) -> SecretBytes? {
    switch (self, identity) {
    case (.x25519(let wrap), .x25519(let identity)): try wrap.unwrap(with: identity, hkdf: &hkdf)
    case (.scrypt(let wrap), .passphrase(let passphrase, let maximum)):
      try wrap.unwrap(with: passphrase, maximumWorkFactor: maximum)
    default: nil
    }
  }
}
