// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/unit.schema.json.

extension RecordDocument {
  static let unit = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:unit:1",
  "title": "Unit",
  "description": "A unit or organisation: a company, an armed unit, a police station, a place of detention as an institution, an agency.",
  "type": "object",
  "additionalProperties": false,
  "required": ["label"],
  "properties": {
    "label": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Label",
      "description": "By which it is called in lists and pictures.",
      "examples": ["4th Guard Company (invented)"]
    },
    "names": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/names",
      "title": "Names",
      "description": "Names in their own script, transliterations and abbreviations.",
      "examples": [[{ "text": "4 GC (invented)", "kind": "alias" }]]
    },
    "kind": {
      "title": "Kind",
      "description": "What it is.",
      "enum": ["company", "military", "police", "detention_facility", "agency", "other"]
    },
    "from_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
      "title": "From",
      "description": "Since when it exists.",
      "examples": ["2012"]
    },
    "to_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
      "title": "To",
      "description": "Until when.",
      "examples": ["unknown"]
    },
    "registration": {
      "title": "Registration",
      "description": "Of a company or other legal person.",
      "type": "object",
      "additionalProperties": false,
      "required": [],
      "properties": {
        "number": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Number",
          "description": "In the register."
        },
        "register": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Register",
          "description": "Which register."
        },
        "jurisdiction": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Jurisdiction",
          "description": "Which state."
        }
      },
      "examples": [{ "number": "000000 (invented)", "register": "Commercial register (invented)" }]
    },
    "address": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Address",
      "description": "Where it has its seat.",
      "examples": ["unknown"]
    },
    "citations": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/citations",
      "title": "Citations",
      "description": "Where this is said.",
      "examples": [[{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]]
    },
    "note": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Note",
      "description": "Anything else.",
      "examples": ["The second page is missing. (invented)"]
    }
  },
  "examples": [
    {
      "label": "4th Guard Company (invented)",
      "names": [{ "text": "4 GC (invented)", "kind": "alias" }],
      "kind": "military",
      "from_date": "2012",
      "to_date": "unknown",
      "registration": { "number": "000000 (invented)" },
      "citations": [{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]
    }
  ]
}

"""##
}
