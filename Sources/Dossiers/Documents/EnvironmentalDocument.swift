// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/environmental.json.

extension ProfileDocument {
  static let environmental = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "environmental",
  "version": 1,
  "title": "Climate and environmental harm, and corporate responsibility",
  "addressee": "A court, prosecutor or regulator",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "civil",
  "recipient_classes": ["prosecutor"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "sections": [
    {
      "section": "cover",
      "title": "Cover",
      "need": "required",
      "words": 300,
      "guidance": "To whom, for whom, and what is asked.",
      "fields": [
        { "field": "submitter", "title": "Who submits", "need": "required" },
        {
          "field": "contact",
          "title": "Point of contact",
          "need": "required",
          "guidance": "A channel that is safe for both."
        },
        { "field": "partners", "title": "Partner organisations", "need": "advised" }
      ]
    },
    {
      "section": "operator",
      "title": "Operator and owners",
      "need": "required",
      "words": 800,
      "guidance": "Who runs it, who owns it, who decides; registration and chain of ownership.",
      "fields": [
        { "field": "registration", "title": "Registration", "need": "required" },
        { "field": "owners", "title": "Owners and directors", "need": "required" },
        { "field": "site", "title": "Site and coordinates", "need": "required" }
      ]
    },
    {
      "section": "permits",
      "title": "Permits and policies",
      "need": "required",
      "words": 1200,
      "guidance": "What was permitted, by whom, with which conditions; what the company said publicly."
    },
    {
      "section": "release",
      "title": "Release",
      "need": "required",
      "words": 1500,
      "guidance": "What was emitted, how much, when; how it was measured."
    },
    {
      "section": "samples",
      "title": "Samples and laboratory custody",
      "need": "required",
      "words": 1000,
      "guidance": "Each sample: where, how, sealed by whom, carried by whom, analysed where, by which method.",
      "fields": [{"field": "laboratory", "title": "Laboratory and accreditation", "need": "required"}]
    },
    {
      "section": "remote",
      "title": "Satellite scenes and processing",
      "need": "advised",
      "words": 800,
      "guidance": "Scene identifiers, sensors, processing steps, who did them."
    },
    {
      "section": "receptor",
      "title": "Receptors and harm",
      "need": "required",
      "words": 1500,
      "guidance": "Who and what was exposed and harmed, and how that is known."
    },
    {
      "section": "attribution",
      "title": "Attribution",
      "need": "required",
      "words": 1500,
      "guidance": "What ties this release to this harm; the model, its inputs and uncertainty."
    },
    {
      "section": "against",
      "title": "Other causes, and what speaks against it",
      "need": "required",
      "words": 800,
      "guidance": "Other emitters, natural causes, gaps."
    },
    {
      "section": "requests",
      "title": "What is asked",
      "need": "required",
      "words": 400,
      "guidance": "Remedy or investigation."
    }
  ],
  "elements": [
    {
      "element": "operator",
      "title": "The operator",
      "section": "operator",
      "need": "required",
      "guidance": "Who is responsible for the site.",
      "source": { "text": "Practice; permit-operator link.", "confidence": "unverified" }
    },
    {
      "element": "release",
      "title": "The release",
      "section": "release",
      "need": "required",
      "guidance": "That, when and how much.",
      "source": { "text": "Emitter, release, receptor, harm.", "confidence": "unverified" }
    },
    {
      "element": "breach",
      "title": "Breach of a permit or a duty",
      "section": "permits",
      "need": "required",
      "guidance": "Which condition or duty.",
      "source": { "text": "National law.", "confidence": "unverified" }
    },
    {
      "element": "exposure",
      "title": "Exposure",
      "section": "receptor",
      "need": "required",
      "guidance": "Who or what was reached.",
      "source": { "text": "Emitter, release, receptor, harm.", "confidence": "unverified" }
    },
    {
      "element": "harm",
      "title": "Harm",
      "section": "receptor",
      "need": "required",
      "guidance": "What it did.",
      "source": { "text": "Emitter, release, receptor, harm.", "confidence": "unverified" }
    },
    {
      "element": "causation",
      "title": "Causation",
      "section": "attribution",
      "need": "required",
      "guidance": "That this release caused this harm.",
      "source": { "text": "Attribution model and its limits.", "confidence": "unverified" }
    }
  ],
  "rules": [
    {
      "rule": "two_independent_sources",
      "need": "advised",
      "guidance": "Each element rests on items from at least two independent sources.",
      "source": {
        "text": "Practice of submitting organisations; aim at two independent sources.",
        "confidence": "unverified"
      }
    },
    {
      "rule": "exculpatory_reviewed",
      "need": "required",
      "guidance": "What speaks for the person was looked for, and what was found is said.",
      "section": "against",
      "source": {
        "text": "IIIM: inculpatory and exculpatory material are collected alike.",
        "confidence": "verified"
      }
    },
    {
      "rule": "linked_to_subject",
      "need": "required",
      "guidance": "At least one exhibit of each argued element ties the subject to it by a link.",
      "source": { "text": "Linkage evidence is what such requests fail for.", "confidence": "unverified" }
    },
    {
      "rule": "sources_assessed",
      "need": "advised",
      "guidance": "Source, item and content of each exhibit were assessed.",
      "source": {
        "text": "Berkeley Protocol: source, item and content are verified apart.",
        "confidence": "secondary"
      }
    },
    {
      "rule": "consent_valid",
      "need": "required",
      "guidance": "Each exhibit may go to this addressee for this purpose on the day of the check.",
      "source": {
        "text": "IIIM: shared only with the source's clear informed consent.",
        "confidence": "verified"
      }
    },
    {
      "rule": "interviews_complete",
      "need": "advised",
      "guidance": "No interview that is cited is incomplete.",
      "source": { "text": "Méndez Principles.", "confidence": "secondary" }
    },
    {
      "rule": "contradictions_told",
      "need": "required",
      "guidance": "Exhibits that contradict each other are both cited, or the contradiction is told.",
      "source": {
        "text": "Status accepted, conflict, or work needed: Security Force Monitor handbook.",
        "confidence": "verified"
      }
    }
  ],
  "markings": { "open": ["open"], "annex": ["confidential_annex"], "withheld": ["withhold"] },
  "claims": {
    "open": ["digest", "size", "media_type", "item_type", "recorded", "collected_at"],
    "annex": ["title", "place", "source", "note"],
    "withheld": ["name", "modified", "collected_by", "batch"]
  },
  "attachments": [
    "exhibit_index",
    "cover_sheets",
    "load_file",
    "witness_schedule",
    "redaction_log",
    "methodology",
    "custody",
    "case_uco"
  ],
  "texts": []
}

"""##
}
