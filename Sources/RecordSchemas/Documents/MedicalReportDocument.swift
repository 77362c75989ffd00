// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/medical-report.schema.json.

extension RecordDocument {
  static let medicalReport = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:medical-report:1",
  "title": "Medical report",
  "description": "A medical or psychological examination after alleged torture or ill-treatment, as the Istanbul Protocol has it: the allegation, the findings, and how far they agree.",
  "type": "object",
  "additionalProperties": false,
  "required": ["pseudonym", "date", "examiner"],
  "properties": {
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "The person who was examined.",
      "examples": ["P-104"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "Date",
      "description": "The day of the examination.",
      "examples": ["2026-03-08"]
    },
    "examiner": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Examiner",
      "description": "Who examined: a code or label.",
      "examples": ["DR-02 (invented)"]
    },
    "qualification": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Qualification",
      "description": "Of the examiner: training and experience.",
      "examples": ["Forensic physician. (invented)"]
    },
    "relationship": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Relationship",
      "description": "Between examiner and the person or the organisation: treating, independent, appointed by whom.",
      "examples": ["Independent, never met before. (invented)"]
    },
    "report": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Report",
      "description": "The item with the signed report.",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H"]
    },
    "consent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Consent",
      "description": "The consent record that covers the examination.",
      "examples": ["JZ32-A5CZ-PC17-2Q3VT"]
    },
    "interview": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Interview",
      "description": "The interview that it belongs to.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "interpreter": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Interpreter",
      "description": "As a code.",
      "examples": ["INT-02"]
    },
    "others_present": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Others present",
      "description": "Everybody else in the room, police and guards among them.",
      "examples": [[]]
    },
    "restraints": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Restraints",
      "description": "Whether the person was restrained, or could not speak in private."
    },
    "place": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Place",
      "description": "A code or a place's record.",
      "examples": ["PL-07 (invented)"]
    },
    "allegation": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/account",
      "title": "Allegation",
      "description": "What they say was done to them, in detail: when, where, how, by whom, with what.",
      "examples": ["Beaten on both arms. (invented)"]
    },
    "complaints": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Symptoms then and now",
      "description": "Symptoms that they report, since when.",
      "examples": ["Pain in the left arm. (invented)"]
    },
    "history": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "History",
      "description": "Illnesses and injuries before.",
      "examples": ["not asked"]
    },
    "physical_findings": {
      "title": "Physical findings",
      "description": "Each with its place on the body and how far it agrees with the allegation.",
      "anyOf": [
        {
          "type": "array",
          "maxItems": 256,
          "items": {
            "title": "a finding",
            "description": "One lesion or sign.",
            "type": "object",
            "additionalProperties": false,
            "required": ["description"],
            "properties": {
              "description": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
                "title": "Description",
                "description": "What is seen: kind, colour, shape, size."
              },
              "body_part": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
                "title": "Part of the body",
                "description": "Where, and on which side."
              },
              "length_mm": {
                "title": "Length in millimetres",
                "description": "Of the longest side.",
                "type": "number",
                "minimum": 0,
                "maximum": 3000
              },
              "attributed_to": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
                "title": "Attributed to",
                "description": "What the person says it comes from."
              },
              "diagram": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
                "title": "Diagram",
                "description": "The item with the body diagram on which it is marked."
              },
              "photographs": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
                "title": "Photographs",
                "description": "Items with photographs of it, with and without a scale."
              },
              "consistency": {
                "title": "Consistency",
                "description": "How far it agrees with what it is attributed to (Istanbul Protocol, chapter V).",
                "enum": ["not_consistent", "consistent", "highly_consistent", "typical_of", "diagnostic_of"]
              }
            }
          }
        },
        { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/notSaid" }
      ],
      "examples": [
        [
          {
            "description": "A linear scar, pale",
            "body_part": "left forearm",
            "length_mm": 42,
            "consistency": "highly_consistent"
          }
        ],
        "not asked"
      ]
    },
    "psychological_findings": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Psychological findings",
      "description": "What was observed, and by which method.",
      "examples": ["not asked"]
    },
    "tests": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Tests",
      "description": "Laboratory, imaging and other tests, with their results.",
      "examples": [["X-ray of the left arm: no fracture (invented)"]]
    },
    "test_items": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
      "title": "Test results",
      "description": "Items with results."
    },
    "diagrams": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
      "title": "Diagrams",
      "description": "Items with body diagrams."
    },
    "photographs": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
      "title": "Photographs",
      "description": "Items with photographs."
    },
    "consistency": {
      "title": "Consistency as a whole",
      "description": "How far all findings together agree with the allegation (Istanbul Protocol, chapter V).",
      "enum": [
        "not_consistent", "consistent", "highly_consistent", "typical_of", "diagnostic_of", "not asked", "refused",
        "unknown"
      ]
    },
    "conclusion": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Conclusion",
      "description": "In the examiner's words.",
      "examples": ["The findings are highly consistent with the allegation. (invented)"]
    },
    "limitations": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Limitations",
      "description": "What could not be examined or asked, and why.",
      "examples": ["Eleven years have passed. (invented)"]
    },
    "recommendations": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Recommendations",
      "description": "Treatment and further examination.",
      "examples": ["not asked"]
    },
    "signed_at": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/timeOrNotSaid",
      "title": "Signed at",
      "description": "When the examiner signed.",
      "examples": ["2026-03-08T16:00:00+02:00"]
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
      "date": "2026-03-08",
      "examiner": "DR-02 (invented)",
      "report": "8Q3T-MZ1K-0VRE-7XA2H",
      "consent": "JZ32-A5CZ-PC17-2Q3VT",
      "restraints": false,
      "allegation": "Beaten on both arms. (invented)",
      "physical_findings": [
        {
          "description": "A linear scar, pale",
          "body_part": "left forearm",
          "length_mm": 42,
          "consistency": "highly_consistent"
        }
      ],
      "consistency": "highly_consistent"
    }
  ]
}

"""##
}
