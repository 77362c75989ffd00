extension BundleFindingCode {
  /// What is wrong, in a sentence for people who do not write programs.
  public var explanation: String {
    switch self {
    case .wrongDeclaration: "This file does not declare the folder to be a BagIt 1.0 bag in the one accepted way."
    case .wrongInfo: "The bag's description cannot be read."
    case .wrongPayloadCount: "The exhibits are more, fewer, longer or shorter than the bag's description says."
    case .missingManifest: "The list of the bundle's files is missing, so nothing says what belongs to it."
    case .malformedManifest: "A list of the bundle's files cannot be read, or lists what it must not list."
    case .duplicateEntry: "A file is listed twice in one list."
    case .unsafePath: "A name leads out of the bundle, or would be understood differently on another computer."
    case .missingFile: "A file that the bundle lists is not there."
    case .unlistedFile: "A file is there that the bundle does not list: nothing protects it."
    case .unexpectedFile: "This is not a part of any bundle. It was not opened."
    case .unexpectedFolder: "An empty folder is there that is not a part of any bundle."
    case .unreferencedFile: "A file is there that the bundle's index does not speak of."
    case .systemFile:
      "This file was added by an operating system when somebody looked at the folder. It is not signed, not part of the evidence, and was not opened."
    case .wrongDigest: "The bytes of this file are not those that the bundle lists: it was changed or damaged."
    case .tooLarge: "This file is longer than a bundle's file of its kind can be. It was not read."
    case .unreadable: "This file could not be read."
    case .damagedSealing: "The sealed bytes of this file are not those that were sealed: they were changed or damaged."
    case .fetchFile: "The bundle asks for files to be fetched from elsewhere. Nothing is ever fetched."
    case .link: "This is a link to another place. It was not followed."
    case .specialFile: "This is a device, pipe or socket, not a file. It was not opened."
    case .collidingNames: "Two names in the bundle are the same on some computers."
    case .malformedIndex: "The bundle's index is missing or not of the required form, so its exhibits cannot be told."
    case .wrongVault: "The index names another vault than the one whose roster is in the bundle."
    case .futureTime:
      "The bundle says it was made at a time that is still to come: its clock was wrong then, or this one is now."
    case .missingRoster: "A version of the roster, which says who was allowed to do what, is missing."
    case .malformedRoster: "A version of the roster is not of the required form."
    case .rosterBadSignature: "The signature on a version of the roster is wrong."
    case .rosterUnknownSigner: "A version of the roster is signed by somebody who is not in the version before."
    case .rosterNotPermitted: "A version of the roster is signed by a member who is no custodian."
    case .rosterBadDisclosure:
      "A version of the roster shows a member or compartment that its signer did not put there."
    case .brokenRosterChain: "The versions of the roster do not follow on one another: one was left out or exchanged."
    case .malformedCheckpoint: "The checkpoint, which stands for the whole log, is missing or not of the required form."
    case .checkpointWrongOrigin: "The checkpoint is that of another vault's log."
    case .checkpointWrongSize: "The checkpoint stands for another length of the log than the index says."
    case .checkpointBadSignature: "The signature on the checkpoint is wrong."
    case .checkpointUnknownSigner: "The checkpoint is signed by nobody in the roster."
    case .checkpointNotPermitted: "The checkpoint is signed by a member who may not sign checkpoints."
    case .wrongPolicy: "The file that names the log's key names another key than the one that signed the checkpoint."
    case .missingProof: "The proof that this is in the log is missing."
    case .malformedProof: "The proof that this is in the log is not of the required form."
    case .malformedEntry: "The proof does not contain the log's entry, or not in the required form."
    case .entryMismatch:
      "The log's entry is about something else: the proof belongs to another event, or the event was exchanged."
    case .proofMismatch: "The proof does not lead to the checkpoint: nothing shows that this is in the log."
    case .proofOfOtherCheckpoint: "The proof leads to another checkpoint than that of the bundle."
    case .checkpointTooOld: "The checkpoint is older than this: it cannot vouch for it."
    case .missingEvent: "An event that the index speaks of is missing."
    case .malformedEvent: "An event is not of the required form."
    case .eventBadSignature:
      "The signature on an event is wrong: it was changed after it was signed, or signed by somebody else."
    case .eventUnknownSigner: "An event is signed by somebody who was not in the roster at the time."
    case .eventNotPermitted: "An event is signed by a member whose role did not allow it at the time."
    case .eventWrongVault: "An event belongs to another vault."
    case .eventWrongRoster:
      "An event names another version of the roster than the one in force: a version was left out, or the signer did not know it."
    case .eventWrongHead: "An event claims to have seen a later state of the log than it can have seen."
    case .eventWrongName: "The event in this file is another than the file's name says."
    case .inconsistentHead: "An event saw a log that is not the past of this one: somebody was shown two histories."
    case .forgedDisclosure:
      "A statement was added to an event that its signer did not make, or was changed after signing."
    case .swappedDisclosure: "A statement from another event of this bundle was put into this one."
    case .doubledDisclosure: "A statement is given twice in one event."
    case .badDisclosure: "A disclosed statement is not of the required form, or collides with another."
    case .actionNotDisclosed: "An event does not disclose what happened. A bundle must disclose it."
    case .eventOfAnotherItem: "An event in this exhibit's chain is about another item."
    case .wrongFirstEvent: "The chain does not begin with the event that it must begin with."
    case .chainGap: "The chain of events has a gap: an event was left out."
    case .wrongPredecessor: "An event follows on another one than the one before it in the chain."
    case .chainOutOfOrder: "The events of the chain are not in the order in which the log has them."
    case .unknownPosition:
      "Whoever signed this event could not read what came before, so its place in the chain is known from the log only."
    case .fieldMissing: "The roster or a checkpoint of a field vault, in which an event was recorded, is missing."
    case .fieldMalformed: "The roster or a checkpoint of a field vault is not of the required form."
    case .fieldWrongVault:
      "These are the roster and checkpoint of another field vault, or of one that belongs to another home."
    case .fieldBadSignature: "The roster or a checkpoint of a field vault is signed wrongly, or by somebody else."
    case .fieldNotReceived:
      "An event was recorded in a field vault, and no event of this vault shows that it was brought home."
    case .fieldNotDisclosed:
      "The event that brought this home does not disclose which field vault and log it came from. A bundle must disclose them."
    case .fieldMismatch: "The event that brought this home speaks of another roster or checkpoint of the field vault."
    case .lineageMismatch:
      "The index says what this exhibit was made from, and the record that is to show it says something else, or nothing."
    case .missingPayload: "The exhibit's file is not there."
    case .wrongPayload: "The exhibit's bytes are not those that were taken into the vault."
    case .wrongSize: "The exhibit is not as long as what was taken into the vault."
    case .digestNotDisclosed:
      "The exhibit's intake event does not disclose digest and size, so nothing ties the file to it. A bundle must disclose them."
    case .noIntake: "There is no verified intake event, so nothing says which bytes this exhibit must have."
    case .doubtedSigner:
      "Its signer was suspended later, for what they recorded since then: they may have been under coercion, or their key in other hands."
    case .payloadWithheld: "The exhibit itself was withheld; only its custody can be verified."
    case .missingAuthorisation: "There is no verified event that authorised this export."
    case .authorisationOfAnotherExport: "An event of the export belongs to another export."
    case .authorisedItemsDiffer: "The exhibits are not those that were authorised to leave, or not in that order."
    case .withheldPayloadsDiffer: "Other exhibits are withheld than the authorisation says."
    case .disclosedBeyondAuthorisation: "An event discloses a statement that was not authorised to leave."
    case .authorisationNotDisclosed: "What was authorised to leave is not disclosed, and cannot be compared."
    case .oneVolume:
      "This is one of the volumes that the export was parted into. It is judged alone: what the others hold was not looked at."
    case .missingSignature: "Nobody signed the bundle as a whole."
    case .malformedSignature: "A signature over the bundle is not of the required form."
    case .badSignature:
      "A signature over the bundle is wrong: the bundle was changed after it was signed, or the signature is another bundle's."
    case .signatureUnknownSigner: "The bundle is signed by somebody who is not in the roster."
    case .signatureNotPermitted: "The bundle is signed by a member whose role does not allow exports."
    case .foreignSignature: "A further signature over the bundle is by somebody who is not in the roster."
    case .signaturesTooMany:
      "There are more signatures than are looked at. The rest was not looked at, and counts for nothing."
    case .unknownSignatureFile: "A file lies among the signatures that is none this program knows. It was not opened."
    case .cmsMalformed: "A signature by a certificate is not of the required form."
    case .cmsAttachedContent: "A signature by a certificate has what it signs in it. Over a bundle it must be detached."
    case .cmsSeveralSigners:
      "A file is not signed by exactly one certificate. Each signature must be a file of its own."
    case .cmsNoSignedAttributes:
      "A signature by a certificate lacks the signed attributes that say what it is over."
    case .cmsNoSigningCertificate:
      "A signature by a certificate does not fix which certificate it is by, so that another could be put in its place."
    case .cmsNoCertificate: "A signature by a certificate does not bring the certificate."
    case .cmsOtherCertificate: "A signature was made for another certificate than the one that it names."
    case .cmsWeakAlgorithm: "A signature by a certificate uses a digest that is too weak, or not known."
    case .cmsUnsupportedKey: "A signature by a certificate was made with a kind of key that is not taken."
    case .cmsOtherContent:
      "A signature by a certificate is over something else: the bundle was changed after it was signed, or the signature is another bundle's."
    case .cmsBadSignature: "A signature is not that of the certificate's key: it was changed, or made by somebody else."
    case .cmsWrongName: "A signature by a certificate is not named after the SHA-256 of that certificate."
    case .certificateExpired:
      "The signature holds. The certificate, or one above it, had expired at the time for which it was judged."
    case .certificateNotYetValid:
      "The signature holds. The certificate, or one above it, was not valid yet at the time for which it was judged."
    case .certificateWrongKeyUsage: "The signature holds. The certificate is not one for signing documents."
    case .certificateRevoked:
      "The signature holds. The certificate, or one above it, was revoked at the time for which it was judged."
    case .certificateUnknownRoot: "The signature holds. The certificate leads to no root that you gave."
    case .certificateInvalid: "The signature holds. The chain of the certificate to a root does not, or is too weak."
    case .certificateMissing: "Nobody signed the bundle whose certificate is valid by the roots that you gave."
    case .timestampMalformed: "What lies beside a timestamp is not of the required form, and shows nothing."
    case .timestampRefused: "This timestamp does not count."
    case .timestampBeforeEntry:
      "This timestamp says an earlier time than the log does of an entry that it covers: the log's clock was wrong, or the authority's. Nobody can say which."
    case .timeMissing: "There is no timestamp that could show by when this existed."
    case .timeNotEstablished: "No timestamp that covers this counts, by the roots, policies and time that you gave."
    case .noTrust:
      "Nothing from elsewhere says which vault this is: give the fingerprint that you were told by another way."
    case .wrongFingerprint: "The bundle comes from another vault than the one whose fingerprint was given."
    case .policyNotMet: "The checkpoint is not signed by a log of the policy that was given."
    case .quorumMissing:
      "Fewer cosigners vouch for the checkpoint than the policy that was given asks for: the log may have been shown to nobody else."
    case .rosterTooOld:
      "The newest roster in the bundle is older than the one you asked for: a member may have been removed since."
    case .cosignedUnusable:
      "A file with cosignatures does not belong to the bundle's checkpoint. It counts for nothing."
    case .cosignedWrongLine:
      "A signature line here is under the name of a key that is known, and that key did not make it. The line counts for nothing."
    case .cosignedTooMany:
      "There are more files with cosignatures than are read. The rest was not looked at, and counts for nothing."
    case .cosignedInFuture:
      "A cosigner says that it vouched at a time that is still to come: its clock was wrong then, or this one is now."
    case .cosignerIsMember:
      "A cosigner of the policy has the key of a member of the vault. Nobody can vouch for themselves: it does not count."
    }
  }
}
