// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/withdrawal.schema.json.

extension RecordDocument {
  static let withdrawal = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:withdrawal:1",
  "title": "Withdrawal of a consent",
  "description": "That a person takes back what they agreed to, all of it or a part. What was shared before cannot be called back by it; whoever received it is told.",
  "type": "object",
  "additionalProperties": false,
  "required": ["consent", "pseudonym", "date"],
  "properties": {
    "consent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Consent",
      "description": "The consent record that is withdrawn from.",
      "examples": ["JZ32-A5CZ-PC17-2Q3VT"]
    },
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "The person who withdraws.",
      "examples": ["P-104"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
      "title": "Date and time",
      "description": "When they said so.",
      "examples": ["2026-09-01T15:00:00+02:00"]
    },
    "scope": {
      "title": "Scope",
      "description": "What is withdrawn; where this or a list is missing, everything.",
      "type": "object",
      "additionalProperties": false,
      "required": [],
      "properties": {
        "activities": {
          "title": "Activities",
          "description": "Which activities.",
          "type": "array",
          "minItems": 1,
          "maxItems": 6,
          "uniqueItems": true,
          "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/activity" }
        },
        "purposes": {
          "title": "Purposes",
          "description": "Which purposes.",
          "type": "array",
          "minItems": 1,
          "maxItems": 6,
          "uniqueItems": true,
          "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/purpose" }
        },
        "recipients": {
          "title": "Recipients",
          "description": "Which recipients.",
          "type": "array",
          "minItems": 1,
          "maxItems": 256,
          "uniqueItems": true,
          "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/recipient" }
        },
        "data_scope": {
          "title": "Data",
          "description": "Which parts of the data.",
          "type": "array",
          "minItems": 1,
          "maxItems": 7,
          "uniqueItems": true,
          "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dataScope" }
        },
        "items": {
          "title": "Items",
          "description": "Which items.",
          "type": "array",
          "minItems": 1,
          "maxItems": 1024,
          "uniqueItems": true,
          "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier" }
        }
      },
      "examples": [{ "activities": ["publish"] }]
    },
    "channel": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Channel",
      "description": "How they said so.",
      "examples": ["By telephone, to investigator-3 (invented)"]
    },
    "received_by": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Received by",
      "description": "Who took it down: a label or role.",
      "examples": ["investigator-3"]
    },
    "evidence": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Evidence",
      "description": "The item that shows it: a letter, a recording, a message.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
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
      "consent": "JZ32-A5CZ-PC17-2Q3VT",
      "pseudonym": "P-104",
      "date": "2026-09-01T15:00:00+02:00",
      "scope": { "activities": ["share", "publish"], "recipients": ["press"] },
      "channel": "By telephone (invented)"
    }
  ]
}

"""##
}
