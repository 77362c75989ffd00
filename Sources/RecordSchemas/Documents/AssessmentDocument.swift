// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/assessment.schema.json.

extension RecordDocument {
  static let assessment = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:assessment:1",
  "title": "Assessment",
  "description": "How far an item can be relied on. Its source, the item itself and what it says are judged apart; one item can have several assessments.",
  "type": "object",
  "additionalProperties": false,
  "required": ["about"],
  "properties": {
    "about": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Item",
      "description": "The item that is assessed.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "source_assessment": {
      "title": "Source",
      "description": "Whoever or whatever it comes from: known, placed to know, with which interest.",
      "type": "object",
      "additionalProperties": false,
      "required": ["result"],
      "properties": {
        "result": {
          "title": "Result",
          "description": "What was found.",
          "enum": ["credible", "doubtful", "not_credible", "inconclusive", "not_assessed"]
        },
        "reasons": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Reasons",
          "description": "Why."
        },
        "methods": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/lines",
          "title": "Methods",
          "description": "What was done to find out, with tools and versions."
        },
        "assessed_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Assessed by",
          "description": "A label or role."
        },
        "date": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
          "title": "Date",
          "description": "When."
        }
      },
      "examples": [{ "result": "credible", "reasons": "Agrees with two other accounts. (invented)" }]
    },
    "item_assessment": {
      "title": "Item",
      "description": "The file or thing itself: complete, unaltered, what its metadata say.",
      "type": "object",
      "additionalProperties": false,
      "required": ["result"],
      "properties": {
        "result": {
          "title": "Result",
          "description": "What was found.",
          "enum": ["credible", "doubtful", "not_credible", "inconclusive", "not_assessed"]
        },
        "reasons": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Reasons",
          "description": "Why."
        },
        "methods": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/lines",
          "title": "Methods",
          "description": "What was done to find out, with tools and versions."
        },
        "assessed_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Assessed by",
          "description": "A label or role."
        },
        "date": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
          "title": "Date",
          "description": "When."
        }
      },
      "examples": [{ "result": "credible", "reasons": "Agrees with two other accounts. (invented)" }]
    },
    "content_assessment": {
      "title": "Content",
      "description": "What it says or shows: place, time, and whether others say the same.",
      "type": "object",
      "additionalProperties": false,
      "required": ["result"],
      "properties": {
        "result": {
          "title": "Result",
          "description": "What was found.",
          "enum": ["credible", "doubtful", "not_credible", "inconclusive", "not_assessed"]
        },
        "reasons": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Reasons",
          "description": "Why."
        },
        "methods": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/lines",
          "title": "Methods",
          "description": "What was done to find out, with tools and versions."
        },
        "assessed_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Assessed by",
          "description": "A label or role."
        },
        "date": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
          "title": "Date",
          "description": "When."
        }
      },
      "examples": [{ "result": "credible", "reasons": "Agrees with two other accounts. (invented)" }]
    },
    "admiralty": {
      "title": "Admiralty grade",
      "description": "Reliability of the source from A (completely) to F (cannot be judged), credibility of the information from 1 (confirmed) to 6 (cannot be judged).",
      "type": "object",
      "additionalProperties": false,
      "required": ["source", "information"],
      "properties": {
        "source": { "title": "Source", "description": "Reliability.", "enum": ["A", "B", "C", "D", "E", "F"] },
        "information": {
          "title": "Information",
          "description": "Credibility.",
          "type": "integer",
          "minimum": 1,
          "maximum": 6
        }
      },
      "examples": [{ "source": "B", "information": 2 }]
    },
    "polarity": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/polarity",
      "title": "Polarity",
      "description": "Whether it speaks against somebody, for them, or neither."
    },
    "corroborated_by": {
      "title": "Corroborated by",
      "description": "Other items that say the same, and whether they do so independently.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": {
        "title": "a corroboration",
        "description": "One other item.",
        "type": "object",
        "additionalProperties": false,
        "required": ["item", "independent"],
        "properties": {
          "item": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
            "title": "Item",
            "description": "The other item."
          },
          "independent": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
            "title": "Independent",
            "description": "Whether its source is another one, which did not learn it from this one."
          },
          "why": {
            "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
            "title": "Why",
            "description": "Why it is thought so."
          }
        }
      },
      "examples": [[{ "item": "5D2P-9WQX-ZZ10-4MB7X", "independent": true, "why": "The two never met. (invented)" }]]
    },
    "likely_recompressed": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Likely recompressed",
      "description": "Whether it looks like a copy that a messenger made smaller."
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
      "about": "8Q3T-MZ1K-0VRE-7XA2H",
      "source_assessment": { "result": "credible", "reasons": "Was there. (invented)" },
      "item_assessment": { "result": "inconclusive" },
      "content_assessment": { "result": "credible", "methods": ["compared with satellite images"] },
      "admiralty": { "source": "B", "information": 2 },
      "polarity": "inculpatory",
      "corroborated_by": [
        { "item": "5D2P-9WQX-ZZ10-4MB7X", "independent": true, "why": "The two never met. (invented)" }
      ],
      "likely_recompressed": "unknown"
    }
  ]
}

"""##
}
