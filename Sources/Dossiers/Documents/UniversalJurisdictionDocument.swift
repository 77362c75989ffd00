// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profiles/universal-jurisdiction.json.

extension ProfileDocument {
  static let universalJurisdiction = ##"""
{
  "$schema": "urn:evidencevault:schema:profile:1",
  "profile": "universal-jurisdiction",
  "version": 1,
  "title": "A prosecutor's dossier under universal jurisdiction",
  "addressee": "A war-crimes or public prosecutor's office",
  "drafted": "2026-11-22",
  "caution": "This profile is guidance, written from public texts, and is no legal advice. Requirements change: read the addressee's own instructions before you submit.",
  "language": "en",
  "purpose": "universal_jurisdiction",
  "recipient_classes": ["prosecutor"],
  "form": "pseudonymous",
  "exhibit_prefix": "EX",
  "sections": [
    {
      "section": "cover",
      "title": "Cover letter and power of attorney",
      "need": "required",
      "words": 400,
      "guidance": "To which office, on whose behalf, and what is asked.",
      "fields": [
        { "field": "office", "title": "Office", "need": "required" },
        {
          "field": "mandate",
          "title": "Power of attorney",
          "need": "required",
          "guidance": "The exhibit; `none` where the submitter acts alone."
        },
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
      "section": "jurisdiction",
      "title": "Jurisdiction",
      "need": "required",
      "words": 1200,
      "guidance": "Presence or residence, nationality, subsidiarity, immunity, limitation.",
      "fields": [
        { "field": "presence", "title": "Presence of the suspect", "need": "required" },
        { "field": "subsidiarity", "title": "Proceedings elsewhere", "need": "advised" },
        { "field": "immunity", "title": "Immunity", "need": "advised" },
        { "field": "limitation", "title": "Limitation", "need": "advised" }
      ]
    },
    {
      "section": "suspects",
      "title": "Suspects",
      "need": "required",
      "words": 800,
      "guidance": "Each suspect: who it is, and where.",
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
      "section": "chronology",
      "title": "Chronology",
      "need": "required",
      "words": 1500,
      "guidance": "What happened, day by day, each line with its exhibits."
    },
    {
      "section": "context",
      "title": "Contextual elements",
      "need": "required",
      "words": 1500,
      "guidance": "Armed conflict; widespread or systematic attack; policy."
    },
    {
      "section": "crime-base",
      "title": "Crime base",
      "need": "required",
      "words": 4000,
      "guidance": "Incident by incident: conduct, victims, place, time."
    },
    {
      "section": "linkage",
      "title": "Linkage",
      "need": "required",
      "words": 3000,
      "guidance": "Structure, posts, orders, presence: what ties each suspect to each incident."
    },
    {
      "section": "liability",
      "title": "Modes of liability",
      "need": "required",
      "words": 2000,
      "guidance": "For each suspect and incident: the mode, and its elements.",
      "source": {
        "text": "Rome Statute, articles 25 and 28, and national law.",
        "confidence": "unverified"
      }
    },
    {
      "section": "mental",
      "title": "Mental element",
      "need": "required",
      "words": 1000,
      "guidance": "Intent and knowledge."
    },
    {
      "section": "against",
      "title": "Exculpatory material",
      "need": "required",
      "words": 1000,
      "guidance": "What speaks for a suspect, alternative explanations, gaps.",
      "source": { "text": "IIIM: inculpatory and exculpatory.", "confidence": "verified" }
    },
    {
      "section": "victims",
      "title": "Victims and protective measures",
      "need": "required",
      "words": 1000,
      "guidance": "Who needs which protection; with pseudonyms only."
    },
    {
      "section": "witnesses",
      "title": "Witness schedule",
      "need": "required",
      "words": 600,
      "guidance": "Pseudonyms, what each can say, languages, whether they are willing to testify."
    },
    {
      "section": "experts",
      "title": "Expert reports",
      "need": "advised",
      "words": 800,
      "guidance": "Who, on what, with which method."
    },
    {
      "section": "method",
      "title": "Methodology",
      "need": "required",
      "words": 1000,
      "guidance": "How evidence was gathered, kept and verified, and its limits."
    },
    {
      "section": "requests",
      "title": "Steps requested",
      "need": "required",
      "words": 500,
      "guidance": "What the office is asked to do."
    }
  ],
  "elements": [
    {
      "element": "context",
      "title": "Contextual element",
      "section": "context",
      "need": "required",
      "guidance": "Of the crime that is argued: conflict, attack, policy.",
      "source": { "text": "Rome Statute, articles 6 to 8.", "confidence": "unverified" }
    },
    {
      "element": "conduct",
      "title": "Conduct of each incident",
      "section": "crime-base",
      "need": "required",
      "guidance": "What was done, to whom, where, when.",
      "source": {
        "text": "Rome Statute, articles 6 to 8, and Elements of Crimes.",
        "confidence": "unverified"
      }
    },
    {
      "element": "identity",
      "title": "Identity of the suspect",
      "section": "suspects",
      "need": "required",
      "guidance": "The exhibits that say who this is.",
      "source": { "text": "Practice of prosecutors' offices.", "confidence": "unverified" }
    },
    {
      "element": "presence",
      "title": "Presence, nationality or residence",
      "section": "jurisdiction",
      "need": "required",
      "guidance": "What founds jurisdiction.",
      "source": { "text": "National law of the state addressed.", "confidence": "unverified" }
    },
    {
      "element": "commission",
      "title": "Committing, alone, jointly or through another",
      "section": "liability",
      "need": "advised",
      "guidance": "Rome Statute 25(3)(a).",
      "source": { "text": "Rome Statute, article 25(3)(a).", "confidence": "unverified" },
      "group": "mode"
    },
    {
      "element": "ordering",
      "title": "Ordering, soliciting, inducing",
      "section": "liability",
      "need": "advised",
      "guidance": "Rome Statute 25(3)(b).",
      "source": { "text": "Rome Statute, article 25(3)(b).", "confidence": "unverified" },
      "group": "mode"
    },
    {
      "element": "aiding",
      "title": "Aiding, abetting or otherwise assisting",
      "section": "liability",
      "need": "advised",
      "guidance": "Rome Statute 25(3)(c).",
      "source": { "text": "Rome Statute, article 25(3)(c).", "confidence": "unverified" },
      "group": "mode"
    },
    {
      "element": "common-purpose",
      "title": "Contributing to a group with a common purpose",
      "section": "liability",
      "need": "advised",
      "guidance": "Rome Statute 25(3)(d).",
      "source": { "text": "Rome Statute, article 25(3)(d).", "confidence": "unverified" },
      "group": "mode"
    },
    {
      "element": "effective-control",
      "title": "Superior: effective control",
      "section": "liability",
      "need": "advised",
      "guidance": "Effective command and control, or authority and control.",
      "source": { "text": "Rome Statute, article 28.", "confidence": "unverified" },
      "group": "mode"
    },
    {
      "element": "knowledge-superior",
      "title": "Superior: knowledge",
      "section": "mental",
      "need": "advised",
      "guidance": "Knew, or should have known; a civilian: knew, or consciously disregarded.",
      "source": { "text": "Rome Statute, article 28.", "confidence": "unverified" }
    },
    {
      "element": "failure",
      "title": "Superior: failure to prevent, repress or submit",
      "section": "liability",
      "need": "advised",
      "guidance": "All necessary and reasonable measures were not taken.",
      "source": { "text": "Rome Statute, article 28.", "confidence": "unverified" }
    },
    {
      "element": "intent",
      "title": "Intent and knowledge",
      "section": "mental",
      "need": "required",
      "guidance": "Rome Statute 30, and what the crime asks besides.",
      "source": { "text": "Rome Statute, article 30.", "confidence": "unverified" }
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
      "guidance": "At least one mode of liability is argued.",
      "section": "liability",
      "group": "mode",
      "source": { "text": "Rome Statute, articles 25 and 28.", "confidence": "unverified" }
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
      "text": "Rome Statute of the International Criminal Court, articles 5 to 8, 25, 28, 30",
      "source": { "text": "2187 UNTS 3.", "confidence": "unverified" }
    }
  ]
}

"""##
}
