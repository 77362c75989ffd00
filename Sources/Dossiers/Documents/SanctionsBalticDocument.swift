// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/sanctions-baltic.json.

extension ProfileDocument {
  static let sanctionsBaltic = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "sanctions-baltic",
  "version": 1,
  "title": "Lithuania, Latvia, Estonia: national entry bans",
  "addressee": "The ministry of foreign affairs or of the interior of Lithuania, Latvia or Estonia",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "sanctions",
  "recipient_classes": ["sanctions authority", "government"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "words": 4000,
  "sections": [
    {
      "section": "letter",
      "title": "Letter",
      "need": "required",
      "words": 400,
      "guidance": "To which state, for whom an entry ban is asked, under which law.",
      "fields": [
        {
          "field": "state",
          "title": "State",
          "need": "required",
          "guidance": "Lithuania, Latvia or Estonia."
        },
        { "field": "submitter", "title": "Who submits", "need": "required" },
        {
          "field": "contact",
          "title": "Point of contact",
          "need": "required",
          "guidance": "A channel that is safe for both."
        },
        { "field": "partners", "title": "Partner organisations", "need": "advised" }
      ],
      "source": {
        "text": "Entry bans under national law; no published form: a letter is usual.",
        "confidence": "verified"
      }
    },
    {
      "section": "subject",
      "title": "Fact sheet",
      "need": "required",
      "words": 500,
      "guidance": "Who it is.",
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
        }
      ]
    },
    {
      "section": "grounds",
      "title": "Grounds",
      "need": "required",
      "words": 1500,
      "guidance": "What the person did, and why that is a ground under the state's law."
    },
    {
      "section": "against",
      "title": "What speaks against it",
      "need": "required",
      "words": 400,
      "guidance": "Exculpatory material and the answer."
    },
    {
      "section": "translation",
      "title": "Summary in the language of the state",
      "need": "required",
      "words": 400,
      "guidance": "Lithuanian, Latvian or Estonian.",
      "fields": [
        {
          "field": "language",
          "title": "Language",
          "need": "required",
          "guidance": "lt, lv or et."
        }
      ]
    },
    {
      "section": "annex",
      "title": "Confidential annex",
      "need": "advised",
      "words": 600,
      "guidance": "What only the addressee may read, and why."
    }
  ],
  "elements": [
    {
      "element": "violation",
      "title": "Serious violation of human rights, or corruption or money laundering",
      "section": "grounds",
      "need": "required",
      "guidance": "The conduct.",
      "source": {
        "text": "Amendments of 2016 to 2018 to the laws on aliens, named after Sergei Magnitsky.",
        "confidence": "unverified"
      }
    },
    {
      "element": "role",
      "title": "The person's part",
      "section": "grounds",
      "need": "required",
      "guidance": "What ties the subject to the conduct.",
      "source": { "text": "Practice of submitting organisations.", "confidence": "unverified" }
    },
    {
      "element": "identity",
      "title": "Identity of the subject",
      "section": "subject",
      "need": "required",
      "guidance": "The exhibits that say who this is.",
      "source": { "text": "Common identifiers of submissions.", "confidence": "unverified" }
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
  "texts": [
    {
      "text": "National laws on the legal status of aliens of Lithuania and Estonia, and the immigration law of Latvia",
      "source": { "text": "Entry bans under national law.", "confidence": "verified" }
    }
  ]
}

"""##
}
