// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/note.schema.json.

extension RecordDocument {
  static let note = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:note:1",
  "title": "Note",
  "description": "Something written down about items and records: a thought, a task, a conversation.",
  "type": "object",
  "additionalProperties": false,
  "required": ["text"],
  "properties": {
    "title": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Title",
      "description": "What it is about, in a few words.",
      "examples": ["Call with the registry (invented)"]
    },
    "text": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/account",
      "title": "Text",
      "description": "The note.",
      "examples": ["They will look for the roster of 2014. (invented)"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "Date",
      "description": "When it was, where that is another day.",
      "examples": ["2026-03-09"]
    },
    "refers_to": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
      "title": "Refers to",
      "description": "Items and records that it is about.",
      "examples": [["8Q3T-MZ1K-0VRE-7XA2H", "5D2P-9WQX-ZZ10-4MB7X"]]
    },
    "author": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Author",
      "description": "Who wrote it: a label.",
      "examples": ["counsel-1"]
    },
    "note": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Further note",
      "description": "Anything else.",
      "examples": ["unknown"]
    }
  },
  "examples": [
    {
      "title": "Call with the registry (invented)",
      "text": "They will look for the roster of 2014. (invented)",
      "refers_to": ["8Q3T-MZ1K-0VRE-7XA2H", "5D2P-9WQX-ZZ10-4MB7X"]
    }
  ]
}

"""##
}
