// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/derivative.schema.json.

extension RecordDocument {
  static let derivative = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:derivative:1",
  "title": "Derivative",
  "description": "That an item was made from another one: how, by whom, with what. A redaction says what was removed and why.",
  "type": "object",
  "additionalProperties": false,
  "required": ["about", "parent", "kind"],
  "properties": {
    "about": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Item",
      "description": "The item that was made.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "parent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Parent",
      "description": "The item that it was made from.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "kind": {
      "title": "Kind",
      "description": "What it is of its parent.",
      "enum": ["transcript", "translation", "redaction", "disclosure_copy", "working_copy", "extract"]
    },
    "tool": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Tool",
      "description": "The program that was used, or `by hand`.",
      "examples": ["ffmpeg"]
    },
    "version": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Version",
      "description": "The program's version.",
      "examples": ["5.1.6"]
    },
    "parameters": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Parameters",
      "description": "Options and settings, so that it can be done again.",
      "examples": ["-ss 00:14:20 -t 60"]
    },
    "language": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/language",
      "title": "Language",
      "description": "Of the transcript or translation.",
      "examples": ["en"]
    },
    "made_by": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Made by",
      "description": "Who made it: a label or role.",
      "examples": ["counsel-1"]
    },
    "made_at": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
      "title": "Made at",
      "description": "When.",
      "examples": ["2026-03-10T09:00:00+02:00"]
    },
    "removed": {
      "title": "Removed",
      "description": "What a redaction took out, each with its reason; without saying what is behind it.",
      "type": "array",
      "minItems": 1,
      "maxItems": 4096,
      "uniqueItems": true,
      "items": {
        "title": "something that was removed",
        "description": "What, where and why.",
        "type": "object",
        "additionalProperties": false,
        "required": ["what", "why"],
        "properties": {
          "what": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "What",
            "description": "Its kind: a name, a face, a voice, a place."
          },
          "at": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "At",
            "description": "Where: a page, a time code."
          },
          "why": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "Why",
            "description": "The reason."
          }
        }
      },
      "examples": [[{ "what": "a name", "at": "p. 2", "why": "protected person" }]]
    },
    "note": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Note",
      "description": "Anything else.",
      "examples": ["The second page is missing. (invented)"]
    }
  },
  "if": { "required": ["kind"], "properties": { "kind": { "const": "redaction" } } },
  "then": { "required": ["removed"] },
  "examples": [
    {
      "about": "8Q3T-MZ1K-0VRE-7XA2H",
      "parent": "5D2P-9WQX-ZZ10-4MB7X",
      "kind": "translation",
      "language": "en",
      "made_by": "counsel-1"
    },
    {
      "about": "8Q3T-MZ1K-0VRE-7XA2H",
      "parent": "5D2P-9WQX-ZZ10-4MB7X",
      "kind": "redaction",
      "tool": "by hand",
      "made_by": "counsel-1",
      "removed": [{ "what": "a name", "at": "p. 2", "why": "protected person" }]
    }
  ]
}

"""##
}
