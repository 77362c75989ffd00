// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/place.schema.json.

extension RecordDocument {
  static let place = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:place:1",
  "title": "Place",
  "description": "Somewhere that matters: a village, a building, a checkpoint, a room.",
  "type": "object",
  "additionalProperties": false,
  "required": ["label"],
  "properties": {
    "label": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Label",
      "description": "By which it is called in lists and pictures.",
      "examples": ["Old mill, Pelsin (invented)"]
    },
    "names": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/names",
      "title": "Names",
      "description": "Names in their own script, transliterations and earlier names.",
      "examples": [[{ "text": "Old mill (invented)", "kind": "name" }]]
    },
    "kind": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Kind",
      "description": "What it is.",
      "examples": ["building"]
    },
    "coordinates": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/coordinates",
      "title": "Coordinates",
      "description": "A point in degrees (WGS 84), and in metres how far the place may lie from it."
    },
    "within": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Within",
      "description": "The place record of what it lies in.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "address": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Address",
      "description": "In words.",
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
      "label": "Old mill, Pelsin (invented)",
      "kind": "building",
      "coordinates": { "latitude": 0.5, "longitude": -0.25, "precision_m": 5000 },
      "within": "5D2P-9WQX-ZZ10-4MB7X",
      "names": [{ "text": "Old mill (invented)" }],
      "citations": [{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]
    }
  ]
}

"""##
}
