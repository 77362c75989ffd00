internal import VaultCrypto

extension SignedNote {
  /// Which of the known keys signed (c2sp.org/signed-note, Signatures): each once, in the order of the signatures.
  ///
  /// Signatures of unknown keys are ignored, even if they share a name or an identifier with a known one. Throws `badSignature`
  /// where a known key's line does not verify, which makes the whole note worthless; `noKnownSignature` where no known key
  /// signed; `ambiguousKey` where two of `keys` share name and identifier.
  public func verify(keys: [NoteVerifierKey]) throws(TransparencyLogError) -> [VerifiedSignature] {
    let verified = try verifiedSignatures(keys: keys)
    guard !verified.isEmpty else { throw TransparencyLogError(.noKnownSignature, "no known key signed the note") }
    return verified
  }

  /// The same, where no known key at all is an answer too.
  func verifiedSignatures(keys: [NoteVerifierKey]) throws(TransparencyLogError) -> [VerifiedSignature] {
    var known: [KeyHint: NoteVerifierKey] = [:]
    for key in keys {
      guard known.updateValue(key, forKey: KeyHint(name: key.name, keyID: key.keyID)) == nil else {
        throw TransparencyLogError(.ambiguousKey, "\(key.name) is known twice")
      }
    }
    var verified: [VerifiedSignature] = []
    var checked: Set<NoteSignature> = []
    for signature in signatures {
      guard let key = known[KeyHint(name: signature.name, keyID: signature.keyID)],
        checked.insert(signature).inserted
      else { continue }
      let timestamp = try check(signature, key: key)
      if !verified.contains(where: { $0.key == key }) {
        verified.append(VerifiedSignature(key: key, timestamp: timestamp))
      }
    }
    return verified
  }

  private func check(_ signature: NoteSignature, key: NoteVerifierKey) throws(TransparencyLogError) -> UInt64? {
    switch key.type {
    case .ed25519:
      guard key.publicKey.verifies(signature.signature, of: text) else { throw Self.bad(signature) }
      return nil
    case .cosignatureV1:
      // A cosignature speaks of a checkpoint (c2sp.org/tlog-cosignature, Format): on other text it says nothing.
      guard let cosignature = try? Cosignature(signature.signature), let checkpoint = try? Checkpoint(text),
        cosignature.verifies(checkpoint, publicKey: key.publicKey)
      else { throw Self.bad(signature) }
      return cosignature.timestamp
    }
  }

  private static func bad(_ signature: NoteSignature) -> TransparencyLogError {
    TransparencyLogError(.badSignature, "the signature of \(signature.name) does not belong to the text")
  }
}

/// What a signature line says of its key: together, name and identifier are one key's.
private struct KeyHint: Hashable {
  let name: KeyName
  let keyID: UInt32
}
