// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/dossier.schema.json.

extension RecordDocument {
  static let dossier = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:dossier:1",
  "title": "Dossier",
  "description": "An argument to an addressee, and the exhibits that it rests on. Numbers of exhibits belong to it, and none is given twice.",
  "type": "object",
  "additionalProperties": false,
  "required": ["profile", "title", "exhibit_prefix"],
  "$defs": {
    "name": {
      "title": "a short name",
      "description": "A name of the profile: small letters, digits and hyphens.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9-]{0,63}$",
      "examples": ["allegations"]
    },
    "exhibit": {
      "title": "a number of an exhibit",
      "description": "It counts from 1, and belongs to one item for ever.",
      "type": "integer",
      "minimum": 1,
      "maximum": 99999,
      "examples": [12]
    },
    "digest": {
      "title": "a SHA-256 digest",
      "description": "64 hexadecimal digits.",
      "type": "string",
      "pattern": "^[0-9a-f]{64}$",
      "examples": ["9e79f01ade019745d77f911f518d7727c8f06ed785afbc5022e102580ff0a5f8"]
    }
  },
  "properties": {
    "profile": {
      "title": "Profile",
      "description": "What it has to contain: the profile's name and version, and the SHA-256 of its text.",
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "version", "digest"],
      "properties": {
        "name": { "$ref": "#/$defs/name", "title": "Name", "description": "The profile's name." },
        "version": {
          "title": "Version",
          "description": "The profile's version.",
          "type": "integer",
          "minimum": 1,
          "maximum": 9999
        },
        "digest": { "$ref": "#/$defs/digest", "title": "Digest", "description": "Of the profile's text." }
      },
      "examples": [
        {
          "name": "sanctions-uk",
          "version": 1,
          "digest": "9e79f01ade019745d77f911f518d7727c8f06ed785afbc5022e102580ff0a5f8"
        }
      ]
    },
    "title": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Title",
      "description": "What the dossier is called among its authors.",
      "examples": ["Request about the cellar in Example Street (invented)"]
    },
    "exhibit_prefix": {
      "title": "Prefix of exhibits",
      "description": "Stands before the numbers of exhibits.",
      "type": "string",
      "pattern": "^[A-Z]{1,8}$",
      "examples": ["EX"]
    },
    "language": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/language",
      "title": "Language",
      "description": "The language that it is written in.",
      "examples": ["en"]
    },
    "addressee": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Addressee",
      "description": "The office that it goes to.",
      "examples": ["Sanctions desk of the invented ministry"]
    },
    "subjects": {
      "title": "Subjects",
      "description": "Records of the persons and units that it is about.",
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier" },
      "examples": [["8Q3T-MZ1K-0VRE-7XA2H"]]
    },
    "answers": {
      "title": "Answers",
      "description": "What the fields of the profile's sections ask for.",
      "type": "array",
      "maxItems": 512,
      "uniqueItems": true,
      "items": {
        "title": "an answer",
        "description": "The text of one field.",
        "type": "object",
        "additionalProperties": false,
        "required": ["section", "field", "text"],
        "properties": {
          "section": { "$ref": "#/$defs/name", "title": "Section", "description": "The section's name." },
          "field": { "$ref": "#/$defs/name", "title": "Field", "description": "The field's name." },
          "text": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Text",
            "description": "What it says."
          }
        }
      },
      "examples": [[{ "section": "cover", "field": "submitter", "text": "The invented centre for records" }]]
    },
    "texts": {
      "title": "Texts",
      "description": "The text of sections.",
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": {
        "title": "a text",
        "description": "The text of one section.",
        "type": "object",
        "additionalProperties": false,
        "required": ["section", "text"],
        "properties": {
          "section": { "$ref": "#/$defs/name", "title": "Section", "description": "The section's name." },
          "text": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/account",
            "title": "Text",
            "description": "What it says."
          }
        }
      },
      "examples": [[{ "section": "summary", "text": "The request in half a page. (invented)" }]]
    },
    "arguments": {
      "title": "Arguments",
      "description": "What is argued of the profile's elements, and what is not.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": {
        "title": "an argument",
        "description": "Of one element.",
        "type": "object",
        "additionalProperties": false,
        "required": ["element", "state"],
        "properties": {
          "element": { "$ref": "#/$defs/name", "title": "Element", "description": "The element's name." },
          "state": {
            "title": "State",
            "description": "Whether it is argued.",
            "enum": ["argued", "not_argued"]
          },
          "text": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Text",
            "description": "The argument, or why there is none."
          }
        }
      },
      "examples": [
        [
          {
            "element": "right-to-life",
            "state": "argued",
            "text": "Exhibits 1 and 2 say it independently. (invented)"
          }
        ]
      ]
    },
    "exhibits": {
      "title": "Exhibits",
      "description": "In the order of their numbers. One that was numbered stays, whatever becomes of it.",
      "type": "array",
      "maxItems": 2048,
      "uniqueItems": true,
      "items": {
        "title": "an exhibit",
        "description": "An item under its number.",
        "type": "object",
        "additionalProperties": false,
        "required": ["number", "item", "state"],
        "properties": {
          "number": { "$ref": "#/$defs/exhibit", "title": "Number", "description": "Its number." },
          "item": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
            "title": "Item",
            "description": "The item."
          },
          "state": {
            "title": "State",
            "description": "Whether it is used, was taken out, or another stands in its place.",
            "enum": ["in_use", "withdrawn", "replaced"]
          },
          "replaced_by": {
            "$ref": "#/$defs/exhibit",
            "title": "Replaced by",
            "description": "The number of the one in its place."
          },
          "why": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Why",
            "description": "Why it was taken out or replaced."
          },
          "title": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "Title",
            "description": "What the list of exhibits calls it."
          }
        }
      },
      "examples": [
        [
          { "number": 1, "item": "8Q3T-MZ1K-0VRE-7XA2H", "state": "in_use" },
          { "number": 2, "item": "5D2P-9WQX-ZZ10-4MB7X", "state": "withdrawn", "why": "The consent ended. (invented)" }
        ]
      ]
    },
    "cited": {
      "title": "Cited",
      "description": "Which exhibit bears on which element.",
      "type": "array",
      "maxItems": 4096,
      "uniqueItems": true,
      "items": {
        "title": "a citation of an exhibit",
        "description": "One place in one exhibit.",
        "type": "object",
        "additionalProperties": false,
        "required": ["element", "exhibit", "bearing"],
        "properties": {
          "element": { "$ref": "#/$defs/name", "title": "Element", "description": "The element's name." },
          "exhibit": { "$ref": "#/$defs/exhibit", "title": "Exhibit", "description": "The exhibit's number." },
          "bearing": {
            "title": "Bearing",
            "description": "Whether it speaks for the element, against it, or tells what lies around it.",
            "enum": ["supports", "against", "context"]
          },
          "at": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "At",
            "description": "The place in it.",
            "examples": ["p. 3", "00:12:05"]
          },
          "quote": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Quote",
            "description": "The words."
          },
          "note": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Note",
            "description": "Why it is cited."
          }
        }
      },
      "examples": [[{ "element": "right-to-life", "exhibit": 1, "at": "p. 3", "bearing": "supports" }]]
    },
    "exculpatory_review": {
      "title": "Exculpatory review",
      "description": "Whether what speaks for the subjects was looked for.",
      "type": "object",
      "additionalProperties": false,
      "required": ["result"],
      "properties": {
        "result": {
          "title": "Result",
          "description": "What was found.",
          "enum": ["found", "none_found", "not_done"]
        },
        "text": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Text",
          "description": "Where it was looked for, and what was found."
        },
        "reviewed_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Reviewed by",
          "description": "A label or role."
        },
        "date": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
          "title": "Date",
          "description": "When."
        }
      },
      "examples": [
        {
          "result": "found",
          "text": "Two articles deny it; both are exhibits. (invented)",
          "reviewed_by": "counsel-1",
          "date": "2026-11-02"
        }
      ]
    },
    "supplements": {
      "title": "Supplements",
      "description": "The bundles that went out before: what follows is a supplement to them.",
      "type": "array",
      "maxItems": 256,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["export", "part", "tag_manifest", "exhibits"],
        "properties": {
          "export": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
            "title": "Export",
            "description": "The earlier export."
          },
          "part": {
            "title": "Part",
            "description": "Which part of the dossier it had.",
            "enum": ["open", "annex"]
          },
          "tag_manifest": {
            "$ref": "#/$defs/digest",
            "title": "Tag manifest",
            "description": "The SHA-256 of that bundle's tag manifest."
          },
          "exhibits": {
            "title": "Exhibits",
            "description": "The numbers that were in it.",
            "type": "array",
            "maxItems": 2048,
            "uniqueItems": true,
            "items": { "$ref": "#/$defs/exhibit" }
          }
        }
      },
      "examples": [
        [
          {
            "export": "5D2P-9WQX-ZZ10-4MB7X",
            "part": "open",
            "tag_manifest": "9e79f01ade019745d77f911f518d7727c8f06ed785afbc5022e102580ff0a5f8",
            "exhibits": [1]
          }
        ]
      ]
    },
    "submission": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Submission",
      "description": "The finished text: an item.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "annex_text": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Text of the annex",
      "description": "The finished text that only the addressee may read: an item. It goes with the confidential annex, never with the open part.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "note": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Note",
      "description": "Anything else.",
      "examples": ["To be read by a second member. (invented)"]
    }
  },
  "examples": [
    {
      "profile": {
        "name": "sanctions-uk",
        "version": 1,
        "digest": "9e79f01ade019745d77f911f518d7727c8f06ed785afbc5022e102580ff0a5f8"
      },
      "title": "Request about the cellar in Example Street (invented)",
      "exhibit_prefix": "EX",
      "subjects": ["8Q3T-MZ1K-0VRE-7XA2H"],
      "answers": [{ "section": "cover", "field": "submitter", "text": "The invented centre for records" }],
      "arguments": [
        { "element": "right-to-life", "state": "argued", "text": "Exhibits 1 and 2 say it independently. (invented)" }
      ],
      "exhibits": [
        { "number": 1, "item": "8Q3T-MZ1K-0VRE-7XA2H", "state": "in_use" },
        { "number": 2, "item": "5D2P-9WQX-ZZ10-4MB7X", "state": "withdrawn", "why": "The consent ended. (invented)" }
      ],
      "cited": [{ "element": "right-to-life", "exhibit": 1, "at": "p. 3", "bearing": "supports" }],
      "exculpatory_review": {
        "result": "found",
        "text": "Two articles deny it; both are exhibits. (invented)",
        "reviewed_by": "counsel-1",
        "date": "2026-11-02"
      }
    }
  ]
}

"""##
}
