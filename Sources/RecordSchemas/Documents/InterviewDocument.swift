// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/interview.schema.json.

extension RecordDocument {
  static let interview = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:interview:1",
  "title": "Interview",
  "description": "A conversation with a person who testifies. Only the pseudonym, the date, who asked, the consent and the recording must be there; everything else may be missing, or say not asked, refused or unknown.",
  "type": "object",
  "additionalProperties": false,
  "required": ["pseudonym", "date", "interviewers", "consent", "recording"],
  "properties": {
    "pseudonym": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/pseudonym",
      "title": "Pseudonym",
      "description": "The person who was interviewed.",
      "examples": ["P-104"]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "Date",
      "description": "The day of the interview.",
      "examples": ["2026-03-06"]
    },
    "interviewers": {
      "title": "Interviewers",
      "description": "Who asked: labels or roles.",
      "type": "array",
      "minItems": 1,
      "maxItems": 32,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line" },
      "examples": [["Investigator 3 (invented)"]]
    },
    "consent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Consent",
      "description": "The consent record that covers the interview, or why there is none.",
      "examples": ["JZ32-A5CZ-PC17-2Q3VT", "not asked"]
    },
    "recording": {
      "title": "Recording",
      "description": "The item with the recording; `none` where none was made, or not asked, refused, unknown.",
      "type": "string",
      "pattern": "^([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}|none|not asked|refused|unknown)$",
      "examples": ["8Q3T-MZ1K-0VRE-7XA2H", "none"]
    },
    "recordings_further": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
      "title": "Further recordings",
      "description": "Items with other parts or angles of the recording."
    },
    "recording_consent": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Consent to the recording",
      "description": "Whether the person agreed to being recorded."
    },
    "first_account": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "First account",
      "description": "Whether this is the first time that they tell it to anybody who documents it."
    },
    "prior_interviews": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Prior interviews",
      "description": "Who asked them before, and when.",
      "examples": ["One, by a journalist, in 2015. (invented)"]
    },
    "interpreter": {
      "title": "Interpreter",
      "description": "Who interpreted, between which languages.",
      "anyOf": [
        {
          "title": "an interpreter",
          "description": "Who interpreted, as a code, and between which languages.",
          "type": "object",
          "additionalProperties": false,
          "required": ["code"],
          "properties": {
            "code": {
              "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
              "title": "Code",
              "description": "A code or label."
            },
            "languages": {
              "$ref": "urn:evidencevault:schema:records:common:1#/$defs/languagesOrNotSaid",
              "title": "Languages",
              "description": "Between which."
            }
          }
        },
        { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/notSaid" }
      ],
      "examples": [{ "code": "INT-02", "languages": ["ka", "en"] }, "not asked"]
    },
    "others_present": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Others present",
      "description": "Roles or pseudonyms of everybody else in the room; an empty list where nobody was.",
      "examples": [[], ["P-105"]]
    },
    "support_person": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Support person",
      "description": "Who was there to support the person.",
      "examples": ["P-105"]
    },
    "languages": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/languagesOrNotSaid",
      "title": "Languages",
      "description": "Languages that were spoken.",
      "examples": [["ka"]]
    },
    "mode": {
      "title": "Mode",
      "description": "How they spoke to each other.",
      "enum": ["in_person", "video", "telephone", "written", "not asked", "refused", "unknown"]
    },
    "start": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/timeOrNotSaid",
      "title": "Start",
      "description": "When it began.",
      "examples": ["2026-03-06T10:00:00+02:00"]
    },
    "end": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/timeOrNotSaid",
      "title": "End",
      "description": "When it ended.",
      "examples": ["2026-03-06T11:45:00+02:00"]
    },
    "breaks": {
      "title": "Breaks",
      "description": "Breaks that were made.",
      "anyOf": [
        {
          "type": "array",
          "maxItems": 64,
          "items": {
            "title": "a break",
            "description": "From when to when, and why.",
            "type": "object",
            "additionalProperties": false,
            "required": ["from"],
            "properties": {
              "from": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
                "title": "From",
                "description": "When it began."
              },
              "to": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
                "title": "To",
                "description": "When it ended."
              },
              "reason": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
                "title": "Reason",
                "description": "Why."
              }
            }
          }
        },
        { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/notSaid" }
      ],
      "examples": [[{ "from": "2026-03-06T10:40:00+02:00", "to": "2026-03-06T10:55:00+02:00" }], "unknown"]
    },
    "place": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Place",
      "description": "A code or a place's record; not the address, where that could endanger anybody.",
      "examples": ["PL-07 (invented)"]
    },
    "free_recall_first": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Free recall first",
      "description": "Whether they could tell it freely before questions were put."
    },
    "documents_shown": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiersOrNotSaid",
      "title": "Documents shown",
      "description": "Items that were shown to them.",
      "examples": [["5D2P-9WQX-ZZ10-4MB7X"]]
    },
    "knowledge": {
      "title": "Knowledge",
      "description": "Whether they were there, or heard of it.",
      "enum": ["first_hand", "hearsay", "both", "not asked", "refused", "unknown"]
    },
    "account": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/account",
      "title": "Account",
      "description": "What they said, in their words.",
      "examples": ["I saw the cars arrive in the evening. (invented)"]
    },
    "transcript": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Transcript",
      "description": "The item with the transcript.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "read_back": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Read back",
      "description": "Whether the account was read back to them in a language they understand."
    },
    "corrections": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Corrections",
      "description": "What they corrected after that.",
      "examples": ["The evening, not the afternoon. (invented)"]
    },
    "signed_by": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Signed by",
      "description": "Who signed the statement: pseudonyms or labels.",
      "examples": [["P-104"]]
    },
    "signed_at": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/timeOrNotSaid",
      "title": "Signed at",
      "description": "When.",
      "examples": ["2026-03-06T12:00:00+02:00"]
    },
    "signed_statement": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifierOrNotSaid",
      "title": "Signed statement",
      "description": "The item with the signed statement.",
      "examples": ["5D2P-9WQX-ZZ10-4MB7X"]
    },
    "vulnerability": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Vulnerability",
      "description": "What made it harder or riskier for them, and what was done about it.",
      "examples": ["not asked"]
    },
    "minor": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
      "title": "Minor",
      "description": "Whether they are under 18 years of age."
    },
    "guardian": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Guardian",
      "description": "Who agreed for them, as a pseudonym.",
      "examples": ["P-106"]
    },
    "safety_assessment": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Safety assessment",
      "description": "Risks to them and others, and what was agreed.",
      "examples": ["not asked"]
    },
    "referrals": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Referrals",
      "description": "Medical, psychological, legal or other help they were pointed to.",
      "examples": ["not asked"]
    },
    "inducements": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Inducements",
      "description": "Whatever was given or promised, expenses among it.",
      "examples": ["Bus fare. (invented)"]
    },
    "safe_contact": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Safe contact channel",
      "description": "How they can be reached without danger, without names: those stand in the identity record.",
      "examples": ["Through P-105. (invented)"]
    },
    "willing_to_testify": {
      "title": "Willing to testify",
      "description": "Whether, and before whom, they would testify.",
      "enum": ["yes", "no", "with_protection", "undecided", "not asked", "refused", "unknown"]
    },
    "protective_measures": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Protective measures",
      "description": "What they ask for, and what was arranged.",
      "examples": ["not asked"]
    },
    "feedback_promised": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Feedback promised",
      "description": "What they were told they would hear, by when.",
      "examples": ["A call within three months. (invented)"]
    },
    "incidents": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiersOrNotSaid",
      "title": "Incidents",
      "description": "Records of the incidents that they spoke about.",
      "examples": [["JZ32-A5CZ-PC17-2Q3VT"]]
    },
    "items_given": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiersOrNotSaid",
      "title": "Items given",
      "description": "Items that they gave on this occasion.",
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
      "date": "2026-03-06",
      "interviewers": ["Investigator 3 (invented)"],
      "consent": "JZ32-A5CZ-PC17-2Q3VT",
      "recording": "8Q3T-MZ1K-0VRE-7XA2H",
      "recording_consent": true,
      "first_account": false,
      "prior_interviews": "One, by a journalist, in 2015. (invented)",
      "interpreter": "not asked",
      "others_present": [],
      "mode": "in_person",
      "start": "2026-03-06T10:00:00+02:00",
      "breaks": [{ "from": "2026-03-06T10:40:00+02:00" }],
      "knowledge": "first_hand",
      "account": "I saw the cars arrive in the evening. (invented)",
      "read_back": true,
      "willing_to_testify": "undecided"
    },
    {
      "pseudonym": "P-105",
      "date": "2026-03-07",
      "interviewers": ["Investigator 3 (invented)"],
      "consent": "not asked",
      "recording": "none"
    }
  ]
}

"""##
}
