// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/person.schema.json.

extension RecordDocument {
  static let person = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:person:1",
  "title": "Person",
  "description": "A person who matters for linkage. A person who must be protected has a pseudonym here and no names: those stand in an identity record.",
  "type": "object",
  "additionalProperties": false,
  "required": ["label"],
  "properties": {
    "label": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Label",
      "description": "By which the person is called in lists and pictures.",
      "examples": ["Commander A (invented)"]
    },
    "names": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/names",
      "title": "Names",
      "description": "Names in their own script, transliterations and aliases.",
      "examples": [[{ "text": "Commander A (invented)", "kind": "alias" }]]
    },
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "Of a person who is protected.",
      "examples": ["P-104"]
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
    "died": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
      "title": "Died",
      "description": "When.",
      "examples": ["unknown"]
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
    "position": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Position",
      "description": "The post they hold or held last; posts with dates are links.",
      "examples": ["Head of the district police (invented)"]
    },
    "address": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Address",
      "description": "Where they live or work.",
      "examples": ["unknown"]
    },
    "photograph": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Photograph",
      "description": "The item with a photograph.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "associates": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/lines",
      "title": "Associates",
      "description": "Others who are named with them; those with evidence are links.",
      "examples": [["Deputy B (invented)"]]
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
      "label": "Commander A (invented)",
      "names": [
        { "text": "Приклад (вигаданий)", "kind": "name", "script": "Cyrl", "language": "uk" },
        { "text": "Pryklad (invented)", "kind": "transliteration", "script": "Latn" }
      ],
      "sex": "male",
      "born": { "date": "1971~", "place": "Pelsin (invented)" },
      "nationalities": ["GE"],
      "identity_documents": [{ "kind": "passport", "number": "XX000000 (invented)" }],
      "citations": [{ "item": "5D2P-9WQX-ZZ10-4MB7X", "at": "p. 3" }]
    }
  ]
}

"""##
}
