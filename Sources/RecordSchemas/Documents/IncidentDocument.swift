// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/incident.schema.json.

extension RecordDocument {
  static let incident = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:incident:1",
  "title": "Incident",
  "description": "Something that happened at a time and a place, or a pattern of such.",
  "type": "object",
  "additionalProperties": false,
  "required": ["label", "kind", "date"],
  "properties": {
    "label": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Label",
      "description": "By which it is called in lists and pictures.",
      "examples": ["Arrests at the old mill (invented)"]
    },
    "kind": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Kind",
      "description": "What kind of act, in the field's words.",
      "examples": ["unlawful detention"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "Date",
      "description": "When it happened, or began.",
      "examples": ["2014-07-15"]
    },
    "to_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
      "title": "To",
      "description": "When it ended.",
      "examples": ["2014-07-18~"]
    },
    "time": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/timeOrNotSaid",
      "title": "Time",
      "description": "When exactly it began.",
      "examples": ["2014-07-15T21:00:00+03:00"]
    },
    "place": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Place",
      "description": "The place record.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "description": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Description",
      "description": "What happened, in plain words and without names of protected persons.",
      "examples": ["Eleven people were taken away. (invented)"]
    },
    "victims": {
      "title": "Number of victims",
      "description": "At least and at most.",
      "anyOf": [
        {
          "title": "a number of victims",
          "description": "Between these two.",
          "type": "object",
          "additionalProperties": false,
          "required": ["at_least"],
          "properties": {
            "at_least": {
              "title": "At least",
              "description": "How many at the least.",
              "type": "integer",
              "minimum": 0,
              "maximum": 99999999
            },
            "at_most": {
              "title": "At most",
              "description": "How many at the most.",
              "type": "integer",
              "minimum": 0,
              "maximum": 99999999
            }
          }
        },
        { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/notSaid" }
      ],
      "examples": [{ "at_least": 11, "at_most": 14 }, "unknown"]
    },
    "is_pattern": {
      "title": "Is a pattern",
      "description": "Whether this stands for a series of incidents.",
      "type": "boolean"
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
      "label": "Arrests at the old mill (invented)",
      "kind": "unlawful detention",
      "date": "2014-07-15",
      "to_date": "2014-07-18~",
      "place": "5D2P-9WQX-ZZ10-4MB7X",
      "description": "Eleven people were taken away. (invented)",
      "victims": { "at_least": 11, "at_most": 14 },
      "is_pattern": false,
      "citations": [{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]
    }
  ]
}

"""##
}
