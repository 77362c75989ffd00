// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/consent.schema.json.

extension RecordDocument {
  static let consent = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:consent:1",
  "title": "Consent",
  "description": "What a person agreed to, in one version that is never changed: a new version supersedes it, a withdrawal ends it. What is not granted is refused.",
  "type": "object",
  "additionalProperties": false,
  "required": ["pseudonym", "form", "version", "language", "explained_by", "date", "checklist_explained", "grants"],
  "properties": {
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "The person who agreed.",
      "examples": ["P-104"]
    },
    "form": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Form",
      "description": "The item with the signed form, or with the recording on which they agree; or this record's own identifier, for the paper form that bears it.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "version": {
      "title": "Version",
      "description": "Counts the versions of what they agreed to: 1, or above it for one that takes the place of another (see supersedes).",
      "type": "integer",
      "minimum": 1,
      "maximum": 9999,
      "examples": [1]
    },
    "supersedes": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Supersedes",
      "description": "The consent record that this one takes the place of; needed in a version above 1.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "form_version": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Version of the form",
      "description": "Which edition of the printed form was used.",
      "examples": ["2026-01"]
    },
    "capacity": {
      "title": "Capacity",
      "description": "Whether they can decide for themselves; where that was not asked, refused or is unknown, it allows nothing.",
      "enum": ["own", "guardian", "assisted", "not asked", "refused", "unknown"]
    },
    "guardian": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Guardian",
      "description": "Who decided for them.",
      "examples": ["P-106"]
    },
    "language": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/language",
      "title": "Language",
      "description": "The language in which it was explained.",
      "examples": ["ka"]
    },
    "explained_by": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Explained by",
      "description": "Who explained it: a label or role.",
      "examples": ["Investigator 3 (invented)"]
    },
    "explained_how": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Explained how",
      "description": "Aloud, in writing, with an interpreter, with pictures.",
      "examples": ["Read aloud, questions answered. (invented)"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
      "title": "Date and time",
      "description": "When they agreed.",
      "examples": ["2026-03-06T09:50:00+02:00"]
    },
    "witness": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Witness of the signature",
      "description": "Who was there when they agreed: a label or pseudonym.",
      "examples": ["P-105"]
    },
    "recording": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
      "title": "Recording",
      "description": "The item on which they can be heard or seen to agree.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "time_to_reflect": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Time to reflect",
      "description": "How long they had between the explanation and the decision.",
      "examples": ["two days"]
    },
    "checklist_explained": {
      "title": "Checklist explained",
      "description": "Which points were explained to them; where none was, it allows nothing.",
      "type": "array",
      "maxItems": 12,
      "uniqueItems": true,
      "items": {
        "title": "a point of the checklist",
        "enum": [
          "who_we_are", "purpose", "voluntary", "use", "recipients", "risks", "benefits_not_promised",
          "confidentiality_and_its_limits", "storage", "withdrawal_and_its_limits", "possible_testimony", "feedback"
        ]
      },
      "examples": [["who_we_are", "purpose", "voluntary", "recipients", "risks", "withdrawal_and_its_limits"]]
    },
    "grants": {
      "title": "Grants",
      "description": "What they agreed to; an empty list where they agreed to nothing.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": {
        "title": "a grant",
        "description": "Something that they agreed to. To share or publish needs purposes, recipients, data and form, each said.",
        "type": "object",
        "additionalProperties": false,
        "required": ["activity"],
        "properties": {
          "activity": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/activity", "title": "Activity" },
          "purposes": {
            "title": "Purposes",
            "description": "For which purposes.",
            "type": "array",
            "minItems": 1,
            "maxItems": 6,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/purpose" }
          },
          "recipients": {
            "title": "Recipients",
            "description": "To whom: names, or classes of recipients.",
            "type": "array",
            "minItems": 1,
            "maxItems": 256,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/recipient" }
          },
          "data_scope": {
            "title": "Data",
            "description": "Which parts of what they gave.",
            "type": "array",
            "minItems": 1,
            "maxItems": 7,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dataScope" }
          },
          "form": {
            "title": "Form",
            "description": "Whether with the name, with a pseudonym only, or only counted with others. Name, face and voice are identified always.",
            "enum": ["identified", "pseudonymous", "aggregate"]
          }
        },
        "if": { "required": ["activity"], "properties": { "activity": { "enum": ["share", "publish"] } } },
        "then": { "required": ["purposes", "recipients", "data_scope", "form"] }
      },
      "examples": [
        [
          { "activity": "record" },
          {
            "activity": "share",
            "purposes": ["universal_jurisdiction"],
            "recipients": ["prosecutor"],
            "data_scope": ["content"],
            "form": "pseudonymous"
          }
        ]
      ]
    },
    "refusals": {
      "title": "Refusals",
      "description": "What they expressly refused. It goes before any grant.",
      "type": "array",
      "maxItems": 256,
      "uniqueItems": true,
      "items": {
        "title": "a refusal",
        "description": "Something that they refused; a list that is missing stands for everything.",
        "type": "object",
        "additionalProperties": false,
        "required": ["activity"],
        "properties": {
          "activity": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/activity", "title": "Activity" },
          "purposes": {
            "title": "Purposes",
            "description": "For which purposes.",
            "type": "array",
            "minItems": 1,
            "maxItems": 6,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/purpose" }
          },
          "recipients": {
            "title": "Recipients",
            "description": "To whom: names, or classes of recipients.",
            "type": "array",
            "minItems": 1,
            "maxItems": 256,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/recipient" }
          },
          "data_scope": {
            "title": "Data",
            "description": "Which parts of what they gave.",
            "type": "array",
            "minItems": 1,
            "maxItems": 7,
            "uniqueItems": true,
            "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dataScope" }
          },
          "form": {
            "title": "Form",
            "description": "Whether with the name, with a pseudonym only, or only counted with others.",
            "enum": ["identified", "pseudonymous", "aggregate"]
          }
        }
      },
      "examples": [[{ "activity": "publish" }]]
    },
    "conditions": {
      "title": "Conditions",
      "description": "Under which they agreed.",
      "type": "array",
      "maxItems": 64,
      "uniqueItems": true,
      "items": {
        "title": "one of: no_death_penalty, no_trial_in_absentia, fair_trial_states_only; or an object with text",
        "anyOf": [
          { "enum": ["no_death_penalty", "no_trial_in_absentia", "fair_trial_states_only"] },
          {
            "title": "a condition in words",
            "description": "A condition that a person has to judge.",
            "type": "object",
            "additionalProperties": false,
            "required": ["text"],
            "properties": {
              "text": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
                "title": "Text",
                "description": "The condition, in their words."
              }
            }
          }
        ]
      },
      "examples": [["no_death_penalty", { "text": "Not before my brother has left. (invented)" }]]
    },
    "expires": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/day",
      "title": "Expires",
      "description": "The first day on which it no longer holds.",
      "examples": ["2031-03-06"]
    },
    "review": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/day",
      "title": "Review",
      "description": "The day from which they should be asked again.",
      "examples": ["2027-03-06"]
    },
    "items": {
      "title": "Items",
      "description": "What it covers; where this is missing, everything of that pseudonym.",
      "type": "array",
      "minItems": 1,
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier" },
      "examples": [["5D2P-9WQX-ZZ10-4MB7X"]]
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
      "form": "8Q3T-MZ1K-0VRE-7XA2H",
      "version": 1,
      "capacity": "own",
      "language": "ka",
      "explained_by": "Investigator 3 (invented)",
      "explained_how": "Read aloud, questions answered. (invented)",
      "date": "2026-03-06T09:50:00+02:00",
      "time_to_reflect": "two days",
      "checklist_explained": ["who_we_are", "purpose", "voluntary", "recipients", "risks"],
      "grants": [
        { "activity": "record" },
        {
          "activity": "share",
          "purposes": ["universal_jurisdiction"],
          "recipients": ["prosecutor"],
          "data_scope": ["content"],
          "form": "pseudonymous"
        }
      ],
      "refusals": [{ "activity": "publish" }],
      "conditions": ["no_death_penalty", { "text": "Not before my brother has left. (invented)" }],
      "expires": "2031-03-06"
    }
  ]
}

"""##
}
