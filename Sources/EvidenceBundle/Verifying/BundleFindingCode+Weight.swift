extension BundleFindingCode {
  /// What a bundle with such a finding comes to; nil where the finding changes nothing.
  public var outcome: BundleOutcome? { row.outcome }

  /// The question that it answers.
  public var dimension: BundleDimension { row.dimension }

  /// How it answers it.
  public var verdict: BundleVerdict { row.verdict }

  private typealias Row = (outcome: BundleOutcome?, dimension: BundleDimension, verdict: BundleVerdict)

  // The one table of weights; a code without a row does not compile.
  private var row: Row {
    switch self {
    case .wrongDeclaration, .wrongInfo, .wrongPayloadCount, .malformedManifest, .duplicateEntry, .unsafePath,
      .unlistedFile, .unexpectedFile, .unreferencedFile, .wrongDigest, .tooLarge, .link, .specialFile,
      .collidingNames, .damagedSealing, .fetchFile, .wrongPayload, .wrongSize:
      (.corrupt, .bytes, .failed)
    case .missingManifest, .missingFile: (.incomplete, .completeness, .missing)
    case .missingPayload: (.incomplete, .bytes, .missing)
    case .unreadable: (.incomplete, .bytes, .unverifiable)
    case .systemFile, .unexpectedFolder, .unknownSignatureFile, .futureTime, .cosignedUnusable,
      .cosignedWrongLine, .cosignedTooMany, .cosignedInFuture:
      (nil, .bytes, .verified)
    case .cosignerIsMember: (nil, .authority, .verified)
    case .quorumMissing: (.incomplete, .completeness, .missing)
    case .rosterTooOld: (.incomplete, .authority, .failed)
    case .malformedIndex, .wrongVault, .checkpointWrongSize, .malformedCheckpoint, .wrongPolicy, .malformedProof,
      .malformedEntry, .entryMismatch, .proofMismatch, .proofOfOtherCheckpoint, .malformedEvent, .eventWrongVault,
      .eventWrongName, .eventOfAnotherItem, .chainOutOfOrder, .malformedRoster, .fieldMalformed, .fieldWrongVault,
      .fieldMismatch, .lineageMismatch:
      (.corrupt, .custody, .failed)
    case .checkpointTooOld, .eventWrongHead, .inconsistentHead, .wrongPredecessor: (.incomplete, .custody, .failed)
    case .missingRoster: (.incomplete, .authority, .missing)
    case .brokenRosterChain, .eventWrongRoster: (.incomplete, .authority, .failed)
    case .rosterBadSignature, .checkpointBadSignature, .checkpointWrongOrigin, .eventBadSignature, .malformedSignature,
      .badSignature, .fieldBadSignature:
      (.badSignature, .authorship, .failed)
    case .rosterUnknownSigner, .checkpointUnknownSigner, .eventUnknownSigner, .signatureUnknownSigner,
      .rosterNotPermitted, .checkpointNotPermitted, .eventNotPermitted, .signatureNotPermitted:
      (.badSignature, .authority, .failed)
    case .rosterBadDisclosure, .forgedDisclosure, .swappedDisclosure, .doubledDisclosure, .badDisclosure,
      .disclosedBeyondAuthorisation, .withheldPayloadsDiffer, .actionNotDisclosed:
      (.badDisclosure, .disclosure, .failed)
    case .digestNotDisclosed: (.badDisclosure, .bytes, .failed)
    case .missingProof, .fieldMissing: (.incomplete, .custody, .missing)
    case .fieldNotDisclosed: (.badDisclosure, .custody, .failed)
    case .fieldNotReceived: (.incomplete, .authority, .failed)
    case .missingEvent, .missingAuthorisation, .chainGap: (.incomplete, .completeness, .missing)
    case .wrongFirstEvent, .authorisationOfAnotherExport, .authorisedItemsDiffer:
      (.incomplete, .completeness, .failed)
    case .unknownPosition, .oneVolume: (nil, .completeness, .verified)
    case .doubtedSigner: (nil, .authority, .verified)
    case .noIntake: (.incomplete, .bytes, .unverifiable)
    case .payloadWithheld: (nil, .bytes, .notDisclosed)
    case .authorisationNotDisclosed: (nil, .disclosure, .notDisclosed)
    case .missingSignature: (.incomplete, .authorship, .missing)
    case .foreignSignature, .signaturesTooMany: (nil, .authorship, .verified)
    case .cmsMalformed, .cmsAttachedContent, .cmsSeveralSigners, .cmsNoSignedAttributes, .cmsNoSigningCertificate,
      .cmsNoCertificate, .cmsOtherCertificate, .cmsWeakAlgorithm, .cmsUnsupportedKey, .cmsOtherContent,
      .cmsBadSignature, .cmsWrongName:
      (.badSignature, .authorship, .failed)
    case .certificateExpired, .certificateNotYetValid, .certificateWrongKeyUsage, .certificateRevoked,
      .certificateUnknownRoot, .certificateInvalid:
      (nil, .authority, .verified)
    case .timestampMalformed, .timestampRefused, .timestampBeforeEntry: (nil, .time, .verified)
    case .timeMissing: (.timeNotEstablished, .time, .missing)
    case .timeNotEstablished: (.timeNotEstablished, .time, .failed)
    case .noTrust, .wrongFingerprint, .policyNotMet, .certificateMissing: (.notTrusted, .authority, .verified)
    }
  }
}
