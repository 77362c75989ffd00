// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/common.schema.json.

extension RecordDocument {
  static let common = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:common:1",
  "title": "Definitions that the schemas of records share",
  "description": "The title of each says in words what is asked for, and is used where something else was given (README.md, section 3.12). A schema cannot look anything up: that an identifier's check symbol is right, and that what it names exists, is for a program to check.",
  "$defs": {
    "identifier": {
      "title": "an identifier",
      "description": "The name of an item or a record: 16 symbols of Crockford's base32 and a check symbol.",
      "type": "string",
      "pattern": "^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "identifierOrNotSaid": {
      "title": "an identifier, or one of: not asked, refused, unknown",
      "description": "The name of an item or a record, or why there is none.",
      "type": "string",
      "pattern": "^([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}|not asked|refused|unknown)$",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H", "not asked"]
    },
    "identifiers": {
      "title": "a list of identifiers",
      "description": "Names of items or records; none comes twice.",
      "type": "array",
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "#/$defs/identifier" }
    },
    "identifiersOrNotSaid": {
      "title": "a list of identifiers, or one of: not asked, refused, unknown",
      "description": "Names of items or records, or why there are none.",
      "anyOf": [{ "$ref": "#/$defs/identifiers" }, { "$ref": "#/$defs/notSaid" }],
      "examples": [["8Q3T-MZ1K-0VRE-7XA2H"], "not asked"]
    },
    "notSaid": {
      "title": "one of: not asked, refused, unknown",
      "description": "Why something is not said: nobody asked, the person refused to say, or it is not known.",
      "enum": ["not asked", "refused", "unknown"]
    },
    "pseudonym": {
      "title": "a pseudonym",
      "description": "Stands for a person who is protected: `P-` and one to eight letters or digits. Who that is stands in a record of the type identity and nowhere else.",
      "type": "string",
      "pattern": "^P-[A-Za-z0-9]{1,8}$",
      "examples": ["P-104"]
    },
    "date": {
      "title": "a date",
      "description": "When something happened: a year, month or day (EDTF, ISO 8601-2), followed by `?` where uncertain, `~` where approximate, `%` where both; or unknown.",
      "type": "string",
      "pattern": "^(unknown|([0-9]{4}(-(0[1-9]|1[0-2]))?|([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29))[?~%]?)$",
      "examples": ["2014-07-15", "2014-07", "1984~", "unknown"]
    },
    "dateOrNotSaid": {
      "title": "a date, or one of: not asked, refused, unknown",
      "description": "A date as in `date`, or why there is none.",
      "type": "string",
      "pattern": "^(not asked|refused|unknown|([0-9]{4}(-(0[1-9]|1[0-2]))?|([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29))[?~%]?)$",
      "examples": ["2014-07-15", "not asked"]
    },
    "day": {
      "title": "a day",
      "description": "One day of the calendar (ISO 8601).",
      "type": "string",
      "pattern": "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$",
      "examples": ["2027-03-01"]
    },
    "time": {
      "title": "a time with its offset from UTC",
      "description": "RFC 3339 with the offset of the place, to the second, and if known the zone's name in brackets (RFC 9557); or unknown.",
      "type": "string",
      "pattern": "^(unknown|([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])(\\[[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*\\])?)$",
      "examples": ["2026-11-03T16:20:00+02:00", "2026-11-03T16:20:00+02:00[Europe/Kyiv]", "unknown"]
    },
    "timeOrNotSaid": {
      "title": "a time with its offset from UTC, or one of: not asked, refused, unknown",
      "description": "A time as in `time`, or why there is none.",
      "type": "string",
      "pattern": "^(not asked|refused|unknown|([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])(\\[[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*\\])?)$",
      "examples": ["2026-11-03T16:20:00+02:00", "not asked"]
    },
    "language": {
      "title": "a language tag",
      "description": "A language as BCP 47 writes it, with script or region where they matter; `und` for an unknown one.",
      "type": "string",
      "pattern": "^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[xX](-[A-Za-z0-9]{1,8})+)?$",
      "maxLength": 64,
      "examples": ["uk", "ka", "sr-Latn", "ar"]
    },
    "languagesOrNotSaid": {
      "title": "a list of language tags, or one of: not asked, refused, unknown",
      "description": "Languages, or why there are none.",
      "anyOf": [
        { "type": "array", "maxItems": 32, "uniqueItems": true, "items": { "$ref": "#/$defs/language" } },
        { "$ref": "#/$defs/notSaid" }
      ],
      "examples": [["uk", "ru"], "not asked"]
    },
    "line": {
      "title": "one line of text without hidden control characters",
      "description": "At most 1,024 characters, no line ends. Control characters and marks that turn the direction of text round are refused: they can make it look like another.",
      "type": "string",
      "minLength": 1,
      "maxLength": 1024,
      "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]*$"
    },
    "lines": {
      "title": "a list of lines",
      "description": "Lines of text; none comes twice.",
      "type": "array",
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "#/$defs/line" }
    },
    "linesOrNotSaid": {
      "title": "a list of lines, or one of: not asked, refused, unknown",
      "description": "Lines of text, or why there are none.",
      "anyOf": [{ "$ref": "#/$defs/lines" }, { "$ref": "#/$defs/notSaid" }],
      "examples": [["Investigator 3 (invented)"], "not asked"]
    },
    "text": {
      "title": "text without hidden control characters",
      "description": "At most 65,536 characters. Line ends are one LF. Control characters and marks that turn the direction of text round are refused. `not asked`, `refused` or `unknown`, alone, says why there is nothing.",
      "type": "string",
      "minLength": 1,
      "maxLength": 65536,
      "pattern": "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]*$"
    },
    "account": {
      "title": "text without hidden control characters",
      "description": "What somebody said, at length: at most 262,144 characters, else as `text`.",
      "type": "string",
      "minLength": 1,
      "maxLength": 262144,
      "pattern": "^[^\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069]*$"
    },
    "yesNo": {
      "title": "true, false, or one of: not asked, refused, unknown",
      "description": "Yes or no, or why neither is said.",
      "enum": [true, false, "not asked", "refused", "unknown"],
      "examples": [true, "not asked"]
    },
    "citation": {
      "title": "a citation",
      "description": "An item, the place in it, and the words.",
      "type": "object",
      "additionalProperties": false,
      "required": ["item"],
      "properties": {
        "item": { "$ref": "#/$defs/identifier", "description": "The item that says it." },
        "at": {
          "$ref": "#/$defs/line",
          "description": "Where in the item: a page, a time code, a place in words.",
          "examples": ["p. 3", "00:14:20"]
        },
        "quote": { "$ref": "#/$defs/text", "description": "The words themselves." }
      },
      "examples": [
        {
          "item": "8Q3T-MZ1K-0VRE-7XA2H",
          "at": "p. 3",
          "quote": "The company was under his command since May. (invented)"
        }
      ]
    },
    "citations": {
      "title": "a list of citations",
      "description": "What something rests on; none comes twice.",
      "type": "array",
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "#/$defs/citation" }
    },
    "name": {
      "title": "a name",
      "description": "A name as it is written somewhere: in its own script, or transliterated.",
      "type": "object",
      "additionalProperties": false,
      "required": ["text"],
      "properties": {
        "text": { "$ref": "#/$defs/line", "description": "The name." },
        "kind": { "description": "What it is.", "enum": ["name", "alias", "transliteration"] },
        "script": {
          "title": "a script",
          "description": "Four letters as ISO 15924 has them.",
          "type": "string",
          "pattern": "^[A-Z][a-z]{3}$",
          "examples": ["Cyrl", "Geor", "Arab", "Latn"]
        },
        "language": { "$ref": "#/$defs/language", "description": "The language that it is in." }
      },
      "examples": [{ "text": "Приклад (вигаданий)", "kind": "name", "script": "Cyrl", "language": "uk" }]
    },
    "names": {
      "title": "a list of names",
      "description": "Every name by which somebody or something is known.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": { "$ref": "#/$defs/name" }
    },
    "born": {
      "title": "when and where somebody was born",
      "description": "A date, a place, or both.",
      "type": "object",
      "additionalProperties": false,
      "required": [],
      "properties": {
        "date": { "$ref": "#/$defs/dateOrNotSaid", "description": "When." },
        "place": { "$ref": "#/$defs/line", "description": "Where." }
      },
      "examples": [{ "date": "1971~", "place": "Pelsin (invented)" }]
    },
    "sex": {
      "title": "female, male, other, or one of: not asked, refused, unknown",
      "description": "As the person says, or as a document has it.",
      "enum": ["female", "male", "other", "not asked", "refused", "unknown"]
    },
    "identityDocument": {
      "title": "an identity document",
      "description": "A passport, an identity card or the like.",
      "type": "object",
      "additionalProperties": false,
      "required": ["kind"],
      "properties": {
        "kind": { "$ref": "#/$defs/line", "description": "What it is.", "examples": ["passport"] },
        "number": { "$ref": "#/$defs/line", "description": "Its number." },
        "issued_by": { "$ref": "#/$defs/line", "description": "Which authority or state issued it." },
        "valid_until": { "$ref": "#/$defs/dateOrNotSaid", "description": "Until when it is valid." },
        "item": { "$ref": "#/$defs/identifier", "description": "A copy of it in the vault." }
      },
      "examples": [{ "kind": "passport", "number": "XX000000 (invented)", "issued_by": "unknown" }]
    },
    "nationalities": {
      "title": "a list of states, or one of: not asked, refused, unknown",
      "description": "States by their two letters (ISO 3166-1), or `stateless`.",
      "anyOf": [
        {
          "type": "array",
          "maxItems": 16,
          "uniqueItems": true,
          "items": {
            "title": "two letters of a state",
            "type": "string",
            "pattern": "^([A-Z]{2}|stateless)$",
            "examples": ["GE"]
          }
        },
        { "$ref": "#/$defs/notSaid" }
      ],
      "examples": [["GE"], "unknown"]
    },
    "coordinates": {
      "title": "coordinates",
      "description": "A point on the WGS 84 ellipsoid, and how far the place may lie from it.",
      "type": "object",
      "additionalProperties": false,
      "required": ["latitude", "longitude", "precision_m"],
      "properties": {
        "latitude": { "description": "Degrees, north positive.", "type": "number", "minimum": -90, "maximum": 90 },
        "longitude": { "description": "Degrees, east positive.", "type": "number", "minimum": -180, "maximum": 180 },
        "precision_m": {
          "description": "Metres that the place may be away from the point.",
          "type": "number",
          "minimum": 0,
          "maximum": 20037508
        }
      },
      "examples": [{ "latitude": 0.5, "longitude": -0.25, "precision_m": 5000 }]
    },
    "polarity": {
      "title": "a polarity",
      "description": "Whether it speaks against somebody, for them, or neither.",
      "enum": ["inculpatory", "exculpatory", "neutral"]
    },
    "activity": {
      "title": "an activity",
      "description": "What may be done with what somebody gave.",
      "enum": ["collect", "record", "store", "share", "publish", "recontact"]
    },
    "purpose": {
      "title": "a purpose",
      "description": "What it may be used for.",
      "enum": ["sanctions", "universal_jurisdiction", "icc", "civil", "advocacy", "research"]
    },
    "dataScope": {
      "title": "a part of the data",
      "description": "Which part of what somebody gave.",
      "enum": ["name", "face", "voice", "location", "family", "medical", "content"]
    },
    "recipient": {
      "$ref": "#/$defs/line",
      "title": "a recipient",
      "description": "Who may receive it: a name, or a class of recipients.",
      "examples": ["prosecutor"]
    }
  }
}

"""##
}
