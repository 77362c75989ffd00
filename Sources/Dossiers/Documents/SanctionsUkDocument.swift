// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/sanctions-uk.json.

extension ProfileDocument {
  static let sanctionsUk = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "sanctions-uk",
  "version": 1,
  "title": "United Kingdom: Global Human Rights Sanctions Regulations 2020",
  "addressee": "Foreign, Commonwealth and Development Office, United Kingdom",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "sanctions",
  "recipient_classes": ["sanctions authority", "government"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "words": 8000,
  "sections": [
    {
      "section": "cover",
      "title": "Cover",
      "need": "required",
      "words": 250,
      "guidance": "Who is to be designated and by whom this is submitted.",
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
      "section": "summary",
      "title": "Summary",
      "need": "required",
      "words": 500,
      "guidance": "The case in half a page."
    },
    {
      "section": "subject",
      "title": "The person or entity",
      "need": "required",
      "words": 600,
      "guidance": "Who it is, so that nobody else can be meant.",
      "fields": [
        {
          "field": "names",
          "title": "Names in the original script and in transliteration",
          "need": "required",
          "guidance": "As many spellings as are used; each with where it is found."
        },
        { "field": "aliases", "title": "Other names", "need": "advised" },
        { "field": "sex", "title": "Sex", "need": "advised" },
        {
          "field": "born",
          "title": "Date and place of birth",
          "need": "required",
          "guidance": "`unknown` where it is not known, with what narrows it."
        },
        { "field": "nationalities", "title": "Nationalities", "need": "required" },
        {
          "field": "documents",
          "title": "Identity documents",
          "need": "advised",
          "guidance": "Kind, number, issuing state, validity."
        },
        { "field": "position", "title": "Positions held, with dates", "need": "required" },
        { "field": "address", "title": "Address", "need": "advised" },
        {
          "field": "photograph",
          "title": "Photograph",
          "need": "advised",
          "guidance": "An exhibit that shows the person."
        },
        {
          "field": "associates",
          "title": "Associates, and entities owned or directed",
          "need": "advised"
        },
        {
          "field": "registration",
          "title": "For an entity: registration, owners and directors",
          "need": "advised"
        }
      ]
    },
    {
      "section": "right",
      "title": "The right engaged",
      "need": "required",
      "words": 1200,
      "guidance": "Which of the rights in the Regulations the activity violated, and how.",
      "source": {
        "text": "Global Human Rights Sanctions Regulations 2020, regulation 4.",
        "confidence": "verified"
      }
    },
    {
      "section": "involvement",
      "title": "Involvement",
      "need": "required",
      "words": 1500,
      "guidance": "How the person is involved: responsible, engaged, facilitating, incitement, promotion, support, financially or by owning, concealing, profiting, failing to investigate.",
      "source": { "text": "The Regulations, regulation 6.", "confidence": "secondary" }
    },
    {
      "section": "grounds",
      "title": "Reasonable grounds to suspect",
      "need": "required",
      "words": 1500,
      "guidance": "Why the evidence together gives reasonable grounds to suspect.",
      "source": {
        "text": "The Regulations, regulation 6: reasonable grounds to suspect.",
        "confidence": "verified"
      }
    },
    {
      "section": "appropriate",
      "title": "Appropriateness",
      "need": "required",
      "words": 700,
      "guidance": "Why a designation is appropriate, having regard to its purpose and its likely effects.",
      "fields": [
        { "field": "scale", "title": "Scale and pattern", "need": "advised" },
        { "field": "status", "title": "Status of the person", "need": "advised" },
        { "field": "nexus", "title": "Connection to the United Kingdom", "need": "advised" },
        { "field": "effect", "title": "Likely effect", "need": "advised" }
      ],
      "source": { "text": "The Regulations: appropriateness.", "confidence": "verified" }
    },
    {
      "section": "victims",
      "title": "Victims and their safety",
      "need": "required",
      "words": 700,
      "guidance": "The nature of the victims, with pseudonyms, and what a designation means for their safety.",
      "source": {
        "text": "FCDO guidance on factors: nature of the victim; victim safety.",
        "confidence": "verified"
      }
    },
    {
      "section": "against",
      "title": "Material against the case",
      "need": "required",
      "words": 600,
      "guidance": "What speaks against it, and the answer."
    },
    {
      "section": "annex",
      "title": "Confidential part",
      "need": "advised",
      "words": 1000,
      "guidance": "What only the addressee may read, and why: freedom of information, risk, originators."
    }
  ],
  "elements": [
    {
      "element": "life",
      "title": "Right to life",
      "section": "right",
      "need": "advised",
      "guidance": "An activity that violates the right to life.",
      "source": { "text": "Regulation 4(2)(a).", "confidence": "verified" },
      "group": "right"
    },
    {
      "element": "ill-treatment",
      "title": "Torture, or cruel, inhuman or degrading treatment",
      "section": "right",
      "need": "advised",
      "guidance": "An activity that violates the right not to be subjected to it.",
      "source": { "text": "Regulation 4(2)(b).", "confidence": "verified" },
      "group": "right"
    },
    {
      "element": "slavery",
      "title": "Slavery, servitude, or forced labour",
      "section": "right",
      "need": "advised",
      "guidance": "An activity that violates the right to be free from it.",
      "source": { "text": "Regulation 4(2)(c).", "confidence": "verified" },
      "group": "right"
    },
    {
      "element": "involvement",
      "title": "Involvement of the person",
      "section": "involvement",
      "need": "required",
      "guidance": "One limb at least, named.",
      "source": { "text": "Regulation 6.", "confidence": "secondary" }
    },
    {
      "element": "identity",
      "title": "Identity of the subject",
      "section": "subject",
      "need": "required",
      "guidance": "The exhibits that say who this is.",
      "source": { "text": "Common identifiers of submissions.", "confidence": "unverified" }
    },
    {
      "element": "suspicion",
      "title": "Reasonable grounds",
      "section": "grounds",
      "need": "required",
      "guidance": "The exhibits that together give reasonable grounds to suspect.",
      "source": { "text": "Regulation 6.", "confidence": "verified" }
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
    },
    {
      "rule": "one_of_group",
      "need": "required",
      "guidance": "At least one right is argued.",
      "section": "right",
      "group": "right",
      "source": { "text": "Regulation 4.", "confidence": "verified" }
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
    "case_uco",
    "confidential_annex"
  ],
  "texts": [
    {
      "text": "The Global Human Rights Sanctions Regulations 2020, SI 2020/680",
      "source": { "text": "legislation.gov.uk.", "confidence": "verified" }
    }
  ]
}

"""##
}
