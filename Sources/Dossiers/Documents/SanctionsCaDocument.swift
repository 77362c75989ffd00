// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/sanctions-ca.json.

extension ProfileDocument {
  static let sanctionsCa = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "sanctions-ca",
  "version": 1,
  "title": "Canada: Justice for Victims of Corrupt Foreign Officials Act, and Special Economic Measures Act",
  "addressee": "Global Affairs Canada",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "sanctions",
  "recipient_classes": ["sanctions authority", "government"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "words": 7500,
  "sections": [
    {
      "section": "cover",
      "title": "Cover",
      "need": "required",
      "words": 250,
      "guidance": "Who is to be listed, under which act, and by whom this is submitted.",
      "fields": [
        {
          "field": "act",
          "title": "Act",
          "need": "required",
          "guidance": "JVCFOA, SEMA, or both."
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
      "source": { "text": "JVCFOA and SEMA.", "confidence": "verified" }
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
      "title": "The foreign national",
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
      "section": "conduct",
      "title": "Conduct",
      "need": "required",
      "words": 2500,
      "guidance": "Gross violations or significant corruption: what, when, where, which exhibits."
    },
    {
      "section": "role",
      "title": "Responsibility or complicity",
      "need": "required",
      "words": 1500,
      "guidance": "How the person is responsible for or complicit in it."
    },
    {
      "section": "victims",
      "title": "Victims",
      "need": "advised",
      "words": 700,
      "guidance": "With pseudonyms only."
    },
    {
      "section": "nexus",
      "title": "Connection to Canada, and effect",
      "need": "advised",
      "words": 400,
      "guidance": "Assets, travel, family, interests."
    },
    {
      "section": "against",
      "title": "What speaks against a listing",
      "need": "required",
      "words": 600,
      "guidance": "Exculpatory material and the answer."
    },
    {
      "section": "annex",
      "title": "Confidential annex",
      "need": "advised",
      "words": 1000,
      "guidance": "What only the addressee may read, and why."
    }
  ],
  "elements": [
    {
      "element": "gross-violation",
      "title": "Gross violation of internationally recognised human rights",
      "section": "conduct",
      "need": "advised",
      "guidance": "Extrajudicial killing, torture or another gross violation.",
      "source": { "text": "JVCFOA and SEMA; section 4(2)(a) and 4(1.1)(c).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "corruption",
      "title": "Significant corruption",
      "section": "conduct",
      "need": "advised",
      "guidance": "A foreign public official or an associate, responsible for or complicit in acts of significant corruption.",
      "source": { "text": "JVCFOA and SEMA; section 4(2)(c) and 4(1.1)(d).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "assistance",
      "title": "Material assistance",
      "section": "role",
      "need": "advised",
      "guidance": "Materially assisted, sponsored, or supported such acts.",
      "source": { "text": "JVCFOA, section 4(2)(d).", "confidence": "unverified" },
      "group": "criterion"
    },
    {
      "element": "role",
      "title": "Responsibility or complicity",
      "section": "role",
      "need": "required",
      "guidance": "What ties the subject to the conduct.",
      "source": { "text": "JVCFOA, section 4(2).", "confidence": "secondary" }
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
    },
    {
      "rule": "one_of_group",
      "need": "required",
      "guidance": "At least one ground is argued.",
      "section": "conduct",
      "group": "criterion",
      "source": { "text": "JVCFOA, section 4(2).", "confidence": "secondary" }
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
      "text": "Justice for Victims of Corrupt Foreign Officials Act (Sergei Magnitsky Law), S.C. 2017, c. 21",
      "source": { "text": "laws-lois.justice.gc.ca.", "confidence": "verified" }
    },
    {
      "text": "Special Economic Measures Act, S.C. 1992, c. 17",
      "source": { "text": "laws-lois.justice.gc.ca.", "confidence": "verified" }
    }
  ]
}

"""##
}
