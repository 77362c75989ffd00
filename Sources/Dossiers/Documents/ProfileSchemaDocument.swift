// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/profile.schema.json.

extension ProfileDocument {
  static let profileSchema = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:profile:1",
  "title": "Profile of a dossier",
  "description": "What a submission to one kind of addressee has to contain (README.md, section 3.16). It is data: an organisation can write its own, or put one in the place of one that comes with the program.",
  "type": "object",
  "additionalProperties": false,
  "required": [
    "$schema", "profile", "version", "title", "addressee", "drafted", "caution", "language", "purpose", "recipient_classes",
    "form", "exhibit_prefix", "sections", "elements", "rules", "markings", "claims", "attachments", "texts"
  ],
  "properties": {
    "$schema": { "const": "urn:evidencevault:schema:profile:1" },
    "profile": { "$ref": "#/$defs/name", "description": "Its name." },
    "version": { "description": "Goes up with each change.", "type": "integer", "minimum": 1, "maximum": 9999 },
    "title": { "$ref": "#/$defs/line", "description": "What kind of submission it is." },
    "addressee": { "$ref": "#/$defs/line", "description": "Who such submissions go to." },
    "drafted": { "$ref": "#/$defs/day", "description": "The day on which it was written." },
    "reviewed": {
      "description": "Who last read it against the addressee's own instructions, and when. Where it is missing, nobody has.",
      "type": "object",
      "additionalProperties": false,
      "required": ["on", "by"],
      "properties": { "on": { "$ref": "#/$defs/day" }, "by": { "$ref": "#/$defs/line" } }
    },
    "caution": { "$ref": "#/$defs/text", "description": "What is said wherever the profile is used: that it is guidance." },
    "language": {
      "description": "The language of its texts (BCP 47).",
      "type": "string",
      "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
    },
    "purpose": {
      "description": "The purpose that consent is asked for (section 3.14).",
      "enum": ["sanctions", "universal_jurisdiction", "icc", "civil", "advocacy", "research"]
    },
    "recipient_classes": {
      "description": "The classes that such an addressee belongs to, where consent is asked (section 3.14).",
      "type": "array",
      "minItems": 1,
      "maxItems": 16,
      "uniqueItems": true,
      "items": { "$ref": "#/$defs/line" }
    },
    "form": {
      "description": "The form that people appear in, unless the dossier says another.",
      "enum": ["identified", "pseudonymous", "aggregate"]
    },
    "exhibit_prefix": {
      "description": "Stands before the numbers of exhibits.",
      "type": "string",
      "pattern": "^[A-Z][A-Z0-9-]{0,7}$"
    },
    "words": { "$ref": "#/$defs/words", "description": "How many words the whole submission should have at most." },
    "sections": {
      "description": "The parts of the submission in their order; no name comes twice.",
      "type": "array",
      "minItems": 1,
      "maxItems": 64,
      "items": { "$ref": "#/$defs/section" }
    },
    "elements": {
      "description": "What has to be argued with exhibits; no name comes twice.",
      "type": "array",
      "maxItems": 128,
      "items": { "$ref": "#/$defs/element" }
    },
    "rules": {
      "description": "What is looked at in a check.",
      "type": "array",
      "maxItems": 64,
      "items": { "$ref": "#/$defs/rule" }
    },
    "markings": {
      "description": "Which markings of items (section 3.12) go where.",
      "$ref": "#/$defs/places"
    },
    "claims": {
      "description": "Which claims of an item's events are disclosed openly, in the annex only, or not at all. What stands nowhere is withheld.",
      "$ref": "#/$defs/places"
    },
    "attachments": {
      "description": "What goes along.",
      "type": "array",
      "uniqueItems": true,
      "items": {
        "enum": [
          "exhibit_index", "cover_sheets", "load_file", "witness_schedule", "redaction_log", "methodology", "custody", "case_uco",
          "confidential_annex"
        ]
      }
    },
    "certificate": { "description": "A certificate that is drafted.", "enum": ["fre-902-13-14"] },
    "texts": {
      "description": "What the profile rests on.",
      "type": "array",
      "maxItems": 32,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["text", "source"],
        "properties": { "text": { "$ref": "#/$defs/line" }, "source": { "$ref": "#/$defs/source" } }
      }
    }
  },
  "examples": [
    {
      "$schema": "urn:evidencevault:schema:profile:1",
      "profile": "letter",
      "version": 1,
      "title": "A letter (invented)",
      "addressee": "An office (invented)",
      "drafted": "2026-11-22",
      "reviewed": { "on": "2026-11-22", "by": "counsel-1" },
      "caution": "Invented.",
      "language": "en",
      "purpose": "sanctions",
      "recipient_classes": ["government"],
      "form": "pseudonymous",
      "exhibit_prefix": "EX",
      "words": 2000,
      "sections": [
        {
          "section": "grounds",
          "title": "Grounds",
          "need": "required",
          "words": 1500,
          "guidance": "What happened.",
          "fields": [{ "field": "state", "title": "State", "need": "required", "guidance": "Which state is asked." }],
          "source": { "text": "Practice (invented).", "confidence": "unverified" }
        }
      ],
      "elements": [
        {
          "element": "conduct",
          "title": "Conduct",
          "section": "grounds",
          "need": "required",
          "group": "criterion",
          "guidance": "What the person did.",
          "source": { "text": "Practice (invented).", "confidence": "unverified" }
        }
      ],
      "rules": [
        {
          "rule": "recent",
          "need": "advised",
          "section": "grounds",
          "years": 5,
          "guidance": "The conduct is recent.",
          "source": { "text": "Practice (invented).", "confidence": "unverified" }
        }
      ],
      "markings": { "open": ["open"], "annex": ["confidential_annex"], "withheld": ["withhold"] },
      "claims": { "open": ["digest"], "annex": ["title"], "withheld": ["name"] },
      "attachments": ["exhibit_index"],
      "certificate": "fre-902-13-14",
      "texts": [{ "text": "An act (invented)", "source": { "text": "Gazette (invented).", "confidence": "unverified" } }]
    }
  ],
  "$defs": {
    "name": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 40 },
    "line": {
      "type": "string",
      "minLength": 1,
      "maxLength": 1024,
      "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*$"
    },
    "text": {
      "type": "string",
      "minLength": 1,
      "maxLength": 8192,
      "pattern": "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]*$"
    },
    "day": {
      "type": "string",
      "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "words": { "type": "integer", "minimum": 1, "maximum": 1000000 },
    "need": { "description": "Whether it must be there, or should.", "enum": ["required", "advised"] },
    "source": {
      "description": "Where a demand comes from, and how far that was looked at: in an official or primary text, through another's account of it, or from memory only, which must not be shown as law.",
      "type": "object",
      "additionalProperties": false,
      "required": ["text", "confidence"],
      "properties": {
        "text": { "$ref": "#/$defs/line" },
        "confidence": { "enum": ["verified", "secondary", "unverified"] }
      }
    },
    "section": {
      "type": "object",
      "additionalProperties": false,
      "required": ["section", "title", "need", "guidance"],
      "properties": {
        "section": { "$ref": "#/$defs/name" },
        "title": { "$ref": "#/$defs/line" },
        "need": { "$ref": "#/$defs/need" },
        "words": { "$ref": "#/$defs/words" },
        "guidance": { "$ref": "#/$defs/text" },
        "fields": { "type": "array", "maxItems": 64, "items": { "$ref": "#/$defs/field" } },
        "source": { "$ref": "#/$defs/source" }
      }
    },
    "field": {
      "type": "object",
      "additionalProperties": false,
      "required": ["field", "title", "need"],
      "properties": {
        "field": { "$ref": "#/$defs/name" },
        "title": { "$ref": "#/$defs/line" },
        "need": { "$ref": "#/$defs/need" },
        "guidance": { "$ref": "#/$defs/text" }
      }
    },
    "element": {
      "type": "object",
      "additionalProperties": false,
      "required": ["element", "title", "section", "need", "guidance", "source"],
      "properties": {
        "element": { "$ref": "#/$defs/name" },
        "title": { "$ref": "#/$defs/line" },
        "section": { "$ref": "#/$defs/name", "description": "Where it is argued." },
        "need": { "$ref": "#/$defs/need" },
        "group": { "$ref": "#/$defs/name", "description": "Elements of a group stand in each other's place." },
        "guidance": { "$ref": "#/$defs/text" },
        "source": { "$ref": "#/$defs/source" }
      }
    },
    "rule": {
      "type": "object",
      "additionalProperties": false,
      "required": ["rule", "need", "guidance", "source"],
      "properties": {
        "rule": {
          "enum": [
            "two_independent_sources", "exculpatory_reviewed", "linked_to_subject", "sources_assessed", "consent_valid",
            "interviews_complete", "contradictions_told", "recent", "one_of_group", "open_exhibits"
          ]
        },
        "need": { "$ref": "#/$defs/need" },
        "section": { "$ref": "#/$defs/name", "description": "Where what is missing would be said." },
        "group": { "$ref": "#/$defs/name", "description": "For one_of_group: of which elements one must be argued." },
        "years": { "description": "For recent: how many years back.", "type": "integer", "minimum": 1, "maximum": 100 },
        "guidance": { "$ref": "#/$defs/text" },
        "source": { "$ref": "#/$defs/source" }
      }
    },
    "places": {
      "type": "object",
      "additionalProperties": false,
      "required": ["open", "annex", "withheld"],
      "properties": {
        "open": { "$ref": "#/$defs/names" },
        "annex": { "$ref": "#/$defs/names" },
        "withheld": { "$ref": "#/$defs/names" }
      }
    },
    "names": {
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": { "type": "string", "pattern": "^[a-z0-9_]{1,40}$" }
    }
  }
}

"""##
}
