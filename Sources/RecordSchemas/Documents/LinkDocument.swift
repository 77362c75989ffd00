// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/link.schema.json.

extension RecordDocument {
  static let link = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:link:1",
  "title": "Link",
  "description": "One statement that ties two things together: a person to a unit, a unit to a place, a person to an incident, an item to what it supports. Each says what it rests on, for which time, and how sure it is.",
  "type": "object",
  "additionalProperties": false,
  "required": ["link_type", "from", "to", "citations", "status"],
  "properties": {
    "link_type": {
      "title": "Type",
      "description": "How the first is tied to the second.",
      "enum": [
        "holds_position", "commands", "administers", "located_at", "direct_perpetrator", "ordered",
        "ordered_by_communication", "present_at", "custodian_of_detainee", "supplied", "financed", "instigated",
        "concealed", "failed_to_investigate", "knew_of", "failed_to_prevent", "failed_to_punish", "superior_of",
        "associate_of", "family_of", "proxy_of", "owns", "controls", "directs", "benefits_from", "victim_of",
        "part_of_pattern", "supports", "contradicts", "contextualises", "corroborates", "duplicates", "translates",
        "redacts", "emitted_to", "permitted", "parent_of"
      ]
    },
    "from": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "From",
      "description": "The record or item that the statement is about: who commands, owns, did, supports.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "to": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "To",
      "description": "The record or item that it is tied to.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "role": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Role",
      "description": "The post or part they have in it.",
      "examples": ["company commander"]
    },
    "rank": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Rank",
      "description": "The rank they hold.",
      "examples": ["captain"]
    },
    "basis": {
      "title": "Basis",
      "description": "Whether by law and appointment, in fact, or both.",
      "enum": ["de_jure", "de_facto", "both", "unknown"]
    },
    "from_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "From",
      "description": "Since when it holds.",
      "examples": ["2014-05"]
    },
    "to_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "To",
      "description": "Until when it holds.",
      "examples": ["2015~"]
    },
    "citations": {
      "title": "Citations",
      "description": "What it rests on: at least one item.",
      "type": "array",
      "minItems": 1,
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/citation" },
      "examples": [[{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]]
    },
    "status": {
      "title": "Status",
      "description": "Whether it is accepted, contradicted, or needs work.",
      "enum": ["accepted", "conflict", "work_needed"]
    },
    "confidence": {
      "title": "Confidence",
      "description": "How sure whoever wrote it is.",
      "enum": ["low", "medium", "high"]
    },
    "polarity": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/polarity",
      "title": "Polarity",
      "description": "Whether it speaks against somebody, for them, or neither."
    },
    "elements": {
      "title": "Elements",
      "description": "Which elements of a superior's responsibility it speaks to.",
      "type": "array",
      "maxItems": 4,
      "uniqueItems": true,
      "items": {
        "title": "an element",
        "enum": ["effective_control", "knowledge", "failure_to_prevent", "failure_to_punish"]
      },
      "examples": [["effective_control"]]
    },
    "mode_of_liability": {
      "title": "Mode of liability",
      "description": "As the Rome Statute has them (articles 25 and 28).",
      "enum": [
        "perpetration", "co_perpetration", "indirect_perpetration", "indirect_co_perpetration", "ordering",
        "soliciting", "inducing", "aiding_or_abetting", "common_purpose", "inciting_genocide", "attempt",
        "military_commander", "civilian_superior", "other"
      ]
    },
    "author": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Author",
      "description": "Who makes the statement: a label.",
      "examples": ["counsel-1"]
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
      "link_type": "commands",
      "from": "8Q3T-MZ1K-0VRE-7XA2H",
      "to": "5D2P-9WQX-ZZ10-4MB7X",
      "role": "company commander",
      "rank": "captain",
      "basis": "de_jure",
      "from_date": "2014-05",
      "to_date": "2015~",
      "citations": [{ "item": "JZ32-A5CZ-PC17-2Q3VT", "at": "p. 3", "quote": "Signed by the commander. (invented)" }],
      "status": "accepted",
      "confidence": "high",
      "polarity": "inculpatory",
      "elements": ["effective_control"]
    }
  ]
}

"""##
}
