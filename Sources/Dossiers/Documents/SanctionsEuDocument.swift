// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/sanctions-eu.json.

extension ProfileDocument {
  static let sanctionsEu = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "sanctions-eu",
  "version": 1,
  "title": "European Union: Global Human Rights Sanctions Regime",
  "addressee": "A member state, or the High Representative of the Union",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "sanctions",
  "recipient_classes": ["sanctions authority", "government"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "words": 6500,
  "sections": [
    {
      "section": "cover",
      "title": "Cover letter",
      "need": "required",
      "words": 250,
      "guidance": "To which member state or to the High Representative, and by whom.",
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
      "section": "subject",
      "title": "Identifying information",
      "need": "required",
      "words": 600,
      "guidance": "What a listing prints: so complete that nobody else can be meant.",
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
      "section": "act",
      "title": "Category of act",
      "need": "required",
      "words": 1500,
      "guidance": "Which act of the Decision it is, and what happened.",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1.", "confidence": "verified" }
    },
    {
      "section": "involvement",
      "title": "Responsibility, involvement or association",
      "need": "required",
      "words": 1500,
      "guidance": "Responsible, providing support or otherwise involved, or associated with those who are."
    },
    {
      "section": "reasons",
      "title": "Draft statement of reasons",
      "need": "required",
      "words": 400,
      "guidance": "Individual, specific and concrete; it can be published, and rests on exhibits that can be cited openly."
    },
    {
      "section": "open",
      "title": "Open evidence",
      "need": "required",
      "words": 800,
      "guidance": "Evidence that can be cited in the open and put before the Court."
    },
    {
      "section": "victims",
      "title": "Victims",
      "need": "advised",
      "words": 600,
      "guidance": "With pseudonyms only."
    },
    {
      "section": "against",
      "title": "What speaks against a listing",
      "need": "required",
      "words": 600,
      "guidance": "Exculpatory material, denials, earlier judgments."
    },
    {
      "section": "annex",
      "title": "Confidential annex",
      "need": "advised",
      "words": 1000,
      "guidance": "What cannot be cited openly, and why."
    }
  ],
  "elements": [
    {
      "element": "genocide",
      "title": "Genocide",
      "section": "act",
      "need": "advised",
      "guidance": "Article 1(1)(a).",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1(1)(a).", "confidence": "verified" },
      "group": "act"
    },
    {
      "element": "crimes-against-humanity",
      "title": "Crimes against humanity",
      "section": "act",
      "need": "advised",
      "guidance": "Article 1(1)(b).",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1(1)(b).", "confidence": "verified" },
      "group": "act"
    },
    {
      "element": "serious-violation",
      "title": "Torture, slavery, extrajudicial killing, enforced disappearance, arbitrary arrest or detention",
      "section": "act",
      "need": "advised",
      "guidance": "Article 1(1)(c).",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1(1)(c).", "confidence": "verified" },
      "group": "act"
    },
    {
      "element": "other-violation",
      "title": "Another violation that is widespread, systematic or of serious concern",
      "section": "act",
      "need": "advised",
      "guidance": "Article 1(1)(d): trafficking, sexual and gender-based violence, freedom of assembly, of opinion, of religion.",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1(1)(d).", "confidence": "verified" },
      "group": "act"
    },
    {
      "element": "involvement",
      "title": "Responsible, involved or associated",
      "section": "involvement",
      "need": "required",
      "guidance": "Which of the three, with exhibits.",
      "source": { "text": "Decision 2020/1999, articles 2 and 3.", "confidence": "secondary" }
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
      "element": "citable",
      "title": "Evidence that can be cited openly",
      "section": "open",
      "need": "required",
      "guidance": "At least one open exhibit for each sentence of the statement of reasons.",
      "source": { "text": "Practice: citeable open evidence.", "confidence": "unverified" }
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
      "guidance": "At least one category of act is argued.",
      "section": "act",
      "group": "act",
      "source": { "text": "Decision (CFSP) 2020/1999, article 1.", "confidence": "verified" }
    },
    {
      "rule": "open_exhibits",
      "need": "required",
      "guidance": "Each argued element has an exhibit that is marked open.",
      "section": "open",
      "source": { "text": "Practice: citeable open evidence.", "confidence": "unverified" }
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
      "text": "Council Regulation (EU) 2020/1998 and Council Decision (CFSP) 2020/1999 of 7 December 2020",
      "source": { "text": "Official Journal L 410I, 7.12.2020.", "confidence": "verified" }
    }
  ]
}

"""##
}
