// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/identity.schema.json.

extension RecordDocument {
  static let identity = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:identity:1",
  "title": "Identity",
  "description": "Who a pseudonym is. It is sealed to the compartment identities, and names stand nowhere else.",
  "type": "object",
  "additionalProperties": false,
  "required": ["pseudonym", "names"],
  "properties": {
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "The pseudonym that stands for this person.",
      "examples": ["P-104"]
    },
    "names": {
      "title": "Names",
      "description": "Every name, in its own script and transliterated.",
      "type": "array",
      "minItems": 1,
      "maxItems": 256,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/name" },
      "examples": [[{ "text": "Приклад (вигаданий)", "kind": "name", "script": "Cyrl", "language": "uk" }]]
    },
    "sex": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/sex",
      "title": "Sex",
      "description": "As the person says, or as a document has it."
    },
    "born": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/born",
      "title": "Born",
      "description": "When and where."
    },
    "nationalities": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/nationalities",
      "title": "Nationalities",
      "description": "Two letters for each state."
    },
    "identity_documents": {
      "title": "Identity documents",
      "description": "Passports, identity cards and the like.",
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identityDocument" },
      "examples": [[{ "kind": "passport", "number": "XX000000 (invented)" }]]
    },
    "address": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Address",
      "description": "Where they live.",
      "examples": ["unknown"]
    },
    "contact": {
      "title": "Contact",
      "description": "Telephone numbers, addresses, channels, and which of them are safe.",
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": {
        "title": "a way to reach them",
        "description": "One channel.",
        "type": "object",
        "additionalProperties": false,
        "required": ["channel", "value"],
        "properties": {
          "channel": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "Channel",
            "description": "Telephone, messenger, through whom."
          },
          "value": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "Value",
            "description": "Number or address."
          },
          "safe": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
            "title": "Safe",
            "description": "Whether it may be used without danger."
          },
          "when": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "When",
            "description": "At which hours."
          }
        }
      },
      "examples": [
        [{ "channel": "telephone", "value": "+000 000 000 (invented)", "safe": true, "when": "after 18:00" }]
      ]
    },
    "languages": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/languagesOrNotSaid",
      "title": "Languages",
      "description": "Languages they speak.",
      "examples": [["ka", "ru"]]
    },
    "guardian": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Guardian",
      "description": "Who decides for them.",
      "examples": ["P-106"]
    },
    "relatives": {
      "title": "Relatives",
      "description": "Others in the vault to whom they are related.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": {
        "title": "a relative",
        "description": "Who, and how related.",
        "type": "object",
        "additionalProperties": false,
        "required": ["pseudonym", "relation"],
        "properties": {
          "pseudonym": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
            "title": "Pseudonym",
            "description": "Who."
          },
          "relation": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
            "title": "Relation",
            "description": "How."
          }
        }
      },
      "examples": [[{ "pseudonym": "P-105", "relation": "sister" }]]
    },
    "person_record": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Person",
      "description": "The person record, where there is one.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "photograph": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Photograph",
      "description": "The item with a photograph.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "emergency": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "In an emergency",
      "description": "Whom to tell if something happens to them, and what they want done.",
      "examples": ["not asked"]
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
      "pseudonym": "P-104",
      "names": [{ "text": "Приклад (вигаданий)", "kind": "name", "script": "Cyrl", "language": "uk" }],
      "sex": "not asked",
      "born": { "date": "1971~" },
      "nationalities": "unknown",
      "contact": [{ "channel": "telephone", "value": "+000 000 000 (invented)", "safe": true }]
    }
  ]
}

"""##
}
