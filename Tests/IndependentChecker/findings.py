"""What can be found in a bundle, and what the whole comes to then (Schemas/README.md, section 4, Findings)."""

# The outcomes, each with its exit code, from the lightest to the heaviest.
OUTCOMES = {"verified": 0, "time-not-established": 23, "not-trusted": 22, "incomplete": 24, "bad-disclosure": 25,
            "bad-signature": 21, "corrupt": 20}

CODES = {
    "corrupt": """wrong-declaration wrong-info wrong-payload-count malformed-manifest duplicate-entry unsafe-path unlisted-file
        unexpected-file unreferenced-file wrong-digest too-large link special-file colliding-names damaged-sealing fetch-file
        wrong-payload wrong-size malformed-index wrong-vault checkpoint-wrong-size malformed-checkpoint wrong-policy
        malformed-proof malformed-entry entry-mismatch proof-mismatch proof-of-other-checkpoint malformed-event
        event-wrong-vault event-wrong-name event-of-another-item chain-out-of-order malformed-roster field-malformed
        field-wrong-vault field-mismatch lineage-mismatch""",
    "bad-signature": """roster-bad-signature checkpoint-bad-signature checkpoint-wrong-origin event-bad-signature
        malformed-signature bad-signature field-bad-signature roster-unknown-signer checkpoint-unknown-signer
        event-unknown-signer signature-unknown-signer roster-not-permitted checkpoint-not-permitted event-not-permitted
        signature-not-permitted cms-malformed cms-attached-content cms-several-signers cms-no-signed-attributes
        cms-no-signing-certificate cms-no-certificate cms-other-certificate cms-weak-algorithm cms-unsupported-key
        cms-other-content cms-bad-signature cms-wrong-name""",
    "bad-disclosure": """roster-bad-disclosure forged-disclosure swapped-disclosure doubled-disclosure bad-disclosure
        action-not-disclosed disclosed-beyond-authorisation withheld-payloads-differ digest-not-disclosed field-not-disclosed""",
    "incomplete": """missing-manifest missing-file missing-payload unreadable quorum-missing roster-too-old checkpoint-too-old
        event-wrong-head inconsistent-head wrong-predecessor missing-roster broken-roster-chain event-wrong-roster missing-proof
        field-missing field-not-received missing-event missing-authorisation chain-gap wrong-first-event
        authorisation-of-another-export authorised-items-differ no-intake missing-signature""",
    "not-trusted": "no-trust wrong-fingerprint policy-not-met certificate-missing",
    "time-not-established": "time-missing time-not-established",
    # To be known; they change nothing.
    "verified": """system-file unexpected-folder unknown-signature-file future-time cosigned-unusable cosigned-wrong-line
        cosigned-too-many cosigned-in-future cosigner-is-member unknown-position one-volume doubted-signer payload-withheld
        authorisation-not-disclosed foreign-signature signatures-too-many certificate-expired certificate-not-yet-valid certificate-wrong-key-usage
        certificate-revoked certificate-unknown-root certificate-invalid timestamp-malformed timestamp-refused
        timestamp-before-entry""",
}
OUTCOME = {code: outcome for outcome, codes in CODES.items() for code in codes.split()}


def outcome(codes):
    """The heaviest outcome of these codes."""
    return max((OUTCOME[code] for code in codes), key=list(OUTCOMES).index, default="verified")
