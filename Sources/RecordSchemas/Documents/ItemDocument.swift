// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/item.schema.json.

extension RecordDocument {
  static let item = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:item:1",
  "title": "Description of an item",
  "description": "What is known about one item: what it is, where it comes from, how it may be handled. Its digest and size stand in the event that brought it in; where they are given again they are to be the same.",
  "type": "object",
  "additionalProperties": false,
  "required": ["about", "marking", "consents"],
  "properties": {
    "about": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Item",
      "description": "The item that is described.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "title": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Title",
      "description": "What it is called.",
      "examples": ["Duty roster, two pages (invented)"]
    },
    "description": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Description",
      "description": "What is seen, heard or read in it.",
      "examples": ["A handwritten table with names and hours. (invented)"]
    },
    "marking": {
      "title": "Marking",
      "description": "How it may be disclosed: openly, in a confidential annex only, or not at all.",
      "enum": ["open", "confidential_annex", "withhold"]
    },
    "consents": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiersOrNotSaid",
      "title": "Consents",
      "description": "The consent records that cover it; an empty list where nobody's consent is needed.",
      "examples": [["JZ32-A5CZ-PC17-2Q3VT"], [], "not asked"]
    },
    "digest": {
      "title": "SHA-256 digest",
      "description": "Of the payload: 64 hexadecimal digits.",
      "type": "string",
      "pattern": "^[0-9a-f]{64}$",
      "examples": ["9e79f01ade019745d77f911f518d7727c8f06ed785afbc5022e102580ff0a5f8"]
    },
    "size": {
      "title": "Size in bytes",
      "description": "Of the payload.",
      "type": "integer",
      "minimum": 0,
      "maximum": 9007199254740991,
      "examples": [48213]
    },
    "format": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Format",
      "description": "A media type, or the format in words.",
      "examples": ["image/jpeg"]
    },
    "original_filename": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Original file name",
      "description": "As it was called where it comes from.",
      "examples": ["IMG_0001.JPG"]
    },
    "status": {
      "title": "Status",
      "description": "What it is among the copies.",
      "enum": ["original", "working_copy", "derivative", "translation", "transcript", "redaction"]
    },
    "parent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Parent",
      "description": "The item that it was made from.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "languages": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/languagesOrNotSaid",
      "title": "Languages",
      "description": "Languages in it.",
      "examples": [["ka", "ru"]]
    },
    "document_date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
      "title": "Date of the document",
      "description": "The date that it bears or was made.",
      "examples": ["2014-07"]
    },
    "issuing_authority": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Issuing authority",
      "description": "Who issued the document.",
      "examples": ["District office of Pelsin (invented)"]
    },
    "signatures_seen": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Signatures seen",
      "description": "Each signature that is on it, in words.",
      "examples": [["Illegible, below the table"]]
    },
    "stamps_seen": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Stamps seen",
      "description": "Each stamp or seal that is on it, in words.",
      "examples": [["Round, blue, with an eagle"]]
    },
    "source": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Source",
      "description": "The person who gave it.",
      "examples": ["P-104"]
    },
    "depicts": {
      "title": "Who is in it",
      "description": "Pseudonyms of protected persons who can be recognised in it.",
      "type": "array",
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym" },
      "examples": [["P-104"]]
    },
    "retention_class": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Retention class",
      "description": "How long it is kept, by the organisation's own scheme.",
      "examples": ["until the case is closed"]
    },
    "polarity": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/polarity",
      "title": "Polarity",
      "description": "Whether it speaks against somebody, for them, or neither."
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
      "title": "Duty roster, two pages (invented)",
      "marking": "confidential_annex",
      "consents": ["JZ32-A5CZ-PC17-2Q3VT"],
      "status": "original",
      "document_date": "2014-07~",
      "depicts": ["P-104"],
      "languages": "unknown"
    }
  ]
}

"""##
}
