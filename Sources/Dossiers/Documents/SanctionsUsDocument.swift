// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/sanctions-us.json.

extension ProfileDocument {
  static let sanctionsUs = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "sanctions-us",
  "version": 1,
  "title": "United States: Global Magnitsky (Executive Order 13818) and section 7031(c)",
  "addressee": "Department of State and Department of the Treasury (OFAC), United States of America",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "sanctions",
  "recipient_classes": ["sanctions authority", "government"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "words": 9000,
  "sections": [
    {
      "section": "cover",
      "title": "Cover",
      "need": "required",
      "words": 250,
      "guidance": "Who is to be designated, under which authority, and by whom this is submitted.",
      "fields": [
        {
          "field": "authority",
          "title": "Statutory basis",
          "need": "required",
          "guidance": "EO 13818, section 7031(c), or both."
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
        "text": "Forms published for civil society submissions: cover, basis, submitter, contact, organisation, partners.",
        "confidence": "verified"
      }
    },
    {
      "section": "summary",
      "title": "Summary",
      "need": "required",
      "words": 500,
      "guidance": "The case in half a page, with the two or three strongest exhibits."
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
      "section": "allegations",
      "title": "Allegations by criterion",
      "need": "required",
      "words": 3000,
      "guidance": "For each criterion: what happened, when, where, to how many, and which exhibits show it."
    },
    {
      "section": "role",
      "title": "Role, command and responsibility",
      "need": "required",
      "words": 1500,
      "guidance": "How the person took part, ordered, controlled, knew, or failed to act."
    },
    {
      "section": "victims",
      "title": "Victims and harm",
      "need": "advised",
      "words": 800,
      "guidance": "Whom it struck and how, with pseudonyms only."
    },
    {
      "section": "against",
      "title": "What speaks against this request",
      "need": "required",
      "words": 600,
      "guidance": "Exculpatory material, denials, gaps, and why the request stands all the same."
    },
    {
      "section": "accountability",
      "title": "Earlier accountability",
      "need": "advised",
      "words": 400,
      "guidance": "Proceedings, sanctions by others, and what became of them."
    },
    {
      "section": "interest",
      "title": "Impact and national interest",
      "need": "required",
      "words": 700,
      "guidance": "What a designation would change, and why it matters to the United States.",
      "source": {
        "text": "Impact and national-interest argument is asked for.",
        "confidence": "verified"
      }
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
      "element": "hr-abuse",
      "title": "Serious human rights abuse",
      "section": "allegations",
      "need": "advised",
      "guidance": "The person is responsible for or complicit in, or directly or indirectly engaged in, serious human rights abuse.",
      "source": { "text": "EO 13818, section 1(a)(ii)(A).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "corruption",
      "title": "Corruption",
      "section": "allegations",
      "need": "advised",
      "guidance": "A current or former official, or somebody acting for one, is responsible for, complicit in, or engaged in corruption or the transfer of its proceeds.",
      "source": { "text": "EO 13818, section 1(a)(ii)(B).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "leader",
      "title": "Leader or official of an entity that engaged in it",
      "section": "role",
      "need": "advised",
      "guidance": "The person led or was an official of an entity whose members did so, in the leader's time.",
      "source": { "text": "EO 13818, section 1(a)(ii)(C).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "support",
      "title": "Material assistance",
      "section": "role",
      "need": "advised",
      "guidance": "The person assisted, sponsored, or gave financial, material or technological support.",
      "source": { "text": "EO 13818, section 1(a)(iii).", "confidence": "secondary" },
      "group": "criterion"
    },
    {
      "element": "gross-violation",
      "title": "Gross violation of human rights or significant corruption of an official",
      "section": "allegations",
      "need": "advised",
      "guidance": "For section 7031(c): credible information that an official was involved, directly or indirectly.",
      "source": {
        "text": "Section 7031(c) of the yearly appropriations act.",
        "confidence": "unverified"
      },
      "group": "criterion"
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
      "element": "participation",
      "title": "The subject's own part",
      "section": "role",
      "need": "required",
      "guidance": "What ties the subject to each allegation.",
      "source": { "text": "Practice of submitting organisations.", "confidence": "unverified" }
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
      "rule": "recent",
      "need": "advised",
      "guidance": "The conduct lies within about five years.",
      "section": "allegations",
      "years": 5,
      "source": { "text": "Practice: recency of about five years.", "confidence": "unverified" }
    },
    {
      "rule": "one_of_group",
      "need": "required",
      "guidance": "At least one criterion is argued.",
      "section": "allegations",
      "group": "criterion",
      "source": { "text": "EO 13818: any of the criteria is enough.", "confidence": "secondary" }
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
  "certificate": "fre-902-13-14",
  "texts": [
    {
      "text": "Executive Order 13818 of 20 December 2017, 82 FR 60839",
      "source": { "text": "Federal Register, 26 December 2017.", "confidence": "verified" }
    }
  ]
}

"""##
}
