// swift-format-ignore-file
// Made by .ci/embed-schemas from Schemas/records/acquisition.schema.json.

extension RecordDocument {
  static let acquisition = ##"""
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:evidencevault:schema:records:acquisition:1",
  "title": "Acquisition",
  "description": "How items came into the vault: by which method, from whom, and what is known of the time before.",
  "type": "object",
  "additionalProperties": false,
  "required": ["items", "method", "collector", "place", "source", "custody_before"],
  "properties": {
    "items": {
      "title": "Items",
      "description": "The items that this is about.",
      "type": "array",
      "minItems": 1,
      "maxItems": 1024,
      "uniqueItems": true,
      "items": { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier" },
      "examples": [["8Q3T-MZ1K-0VRE-7XA2H"]]
    },
    "method": {
      "title": "Method",
      "description": "How they were got.",
      "enum": [
        "open_source_capture", "device_extraction", "messaging_export", "physical_collection", "handover",
        "own_recording", "scan", "export", "other"
      ]
    },
    "collector": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Collector",
      "description": "Who collected them: a label or role.",
      "examples": ["Investigator 3 (invented)"]
    },
    "place": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Place",
      "description": "Where: a place's record or code, or words.",
      "examples": ["PL-07 (invented)"]
    },
    "source_type": {
      "title": "Type of source",
      "description": "What kind of source it is.",
      "enum": [
        "person", "organisation", "authority", "public", "device", "place", "own_work", "other", "not asked", "refused",
        "unknown"
      ]
    },
    "source": {
      "title": "Source",
      "description": "The pseudonym of the person it comes from; `none` where it comes from no person.",
      "type": "string",
      "pattern": "^(P-[A-Za-z0-9]{1,8}|none|not asked|refused|unknown)$",
      "examples": ["P-104", "none"]
    },
    "custody_before": {
      "title": "Custody before",
      "description": "Who had it before, the first one first, gaps among them.",
      "anyOf": [
        {
          "type": "array",
          "maxItems": 256,
          "items": {
            "title": "a custodian before, or a gap",
            "description": "One who had it, or a time of which nothing is known.",
            "type": "object",
            "additionalProperties": false,
            "required": ["custodian"],
            "properties": {
              "custodian": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
                "title": "Custodian",
                "description": "Who had it: a role, a pseudonym, an organisation."
              },
              "from": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
                "title": "From",
                "description": "Since when."
              },
              "to": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/dateOrNotSaid",
                "title": "To",
                "description": "Until when."
              },
              "how": {
                "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
                "title": "How",
                "description": "How they got it, kept it and passed it on."
              },
              "gap": {
                "title": "Gap",
                "description": "Whether this stands for a time in which nobody knows who had it.",
                "type": "boolean"
              }
            }
          }
        },
        { "$ref": "urn:evidencevault:schema:records:common:1#/$defs/notSaid" }
      ],
      "examples": [
        [
          {
            "custodian": "P-104",
            "from": "2014-07~",
            "to": "2026-03-06",
            "how": "Found it, kept it at home. (invented)"
          },
          { "custodian": "unknown", "to": "2014-07~", "gap": true }
        ],
        "unknown"
      ]
    },
    "date": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/date",
      "title": "Date",
      "description": "When it was collected.",
      "examples": ["2026-03-06"]
    },
    "time": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
      "title": "Time",
      "description": "When exactly, where that is known.",
      "examples": ["2026-03-06T11:30:00+02:00"]
    },
    "basis_of_knowledge": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Basis of knowledge",
      "description": "How the source knows what they say about it.",
      "examples": ["Was present when it was written. (invented)"]
    },
    "how_source_obtained": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "How the source got it",
      "description": "In the source's words.",
      "examples": ["It was left in the office. (invented)"]
    },
    "legality": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Legality",
      "description": "On what legal ground it was collected, and what speaks against.",
      "examples": ["Handed over freely; no order was in force. (invented)"]
    },
    "rights": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Rights",
      "description": "Whose rights (copyright, privacy) are in it.",
      "examples": ["unknown"]
    },
    "restrictions": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Restrictions",
      "description": "What whoever gave it asked for, such as no onward sharing.",
      "examples": ["Not to be passed on without asking the source. (invented)"]
    },
    "originator_control": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
      "title": "Originator control",
      "description": "Who must agree before it is shared on.",
      "examples": ["P-104"]
    },
    "why_collected": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Why it was collected",
      "description": "The decision to collect it, and why no less would do.",
      "examples": ["The only known list of who was on duty. (invented)"]
    },
    "risk": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
      "title": "Risk",
      "description": "What may happen to whom because it was collected.",
      "examples": ["The handwriting may be recognised. (invented)"]
    },
    "online": {
      "title": "Online content",
      "description": "What was captured of a page or post.",
      "type": "object",
      "additionalProperties": false,
      "required": ["url"],
      "properties": {
        "url": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Address",
          "description": "The URL that was captured."
        },
        "captured_at": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
          "title": "Captured at",
          "description": "When."
        },
        "captured_as": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Captured as",
          "description": "The account or virtual identity that was used, as a label."
        },
        "html": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
          "title": "HTML source",
          "description": "The item with the page's source."
        },
        "full_page": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
          "title": "Full-page capture",
          "description": "The item with the picture of the whole page."
        },
        "media": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
          "title": "Media",
          "description": "Items with images, videos and sound of the page."
        },
        "metadata": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
          "title": "Metadata",
          "description": "The item with the metadata."
        },
        "context": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Context",
          "description": "What stood around it."
        },
        "missing": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/lines",
          "title": "Missing",
          "description": "What could not be captured."
        },
        "sha256": {
          "title": "Digests",
          "description": "SHA-256 digests that the capturing tool wrote down.",
          "type": "array",
          "maxItems": 256,
          "uniqueItems": true,
          "items": { "type": "string", "pattern": "^[0-9a-f]{64}$" }
        }
      },
      "examples": [
        {
          "url": "https://example.org/post/1",
          "captured_at": "2026-03-06T11:30:00+02:00",
          "full_page": "8Q3T-MZ1K-0VRE-7XA2H"
        }
      ]
    },
    "device": {
      "title": "Device",
      "description": "The device that it was taken from or made with.",
      "type": "object",
      "additionalProperties": false,
      "required": [],
      "properties": {
        "make": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Make",
          "description": "Who made it."
        },
        "model": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Model",
          "description": "Which model."
        },
        "serial": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Serial number",
          "description": "Or IMEI."
        },
        "state": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "State",
          "description": "On or off, locked, damaged, in flight mode."
        },
        "clock_offset_s": {
          "title": "Clock offset in seconds",
          "description": "How much the device's clock was ahead of the true time; negative where it was behind.",
          "type": "integer",
          "minimum": -4000000000,
          "maximum": 4000000000
        },
        "software": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Software",
          "description": "Program and version that read it out."
        },
        "method": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Method",
          "description": "Logical, file system or physical extraction."
        }
      },
      "examples": [
        { "make": "Example", "model": "One (invented)", "state": "on, unlocked by its owner", "clock_offset_s": -42 }
      ]
    },
    "messaging": {
      "title": "Messages",
      "description": "What was exported from a messenger.",
      "type": "object",
      "additionalProperties": false,
      "required": ["application"],
      "properties": {
        "application": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Application",
          "description": "Which messenger, and its version."
        },
        "account": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Account",
          "description": "Whose account, as a pseudonym or label."
        },
        "conversation": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Conversation",
          "description": "Which chat or channel."
        },
        "participants": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
          "title": "Participants",
          "description": "Pseudonyms or labels."
        },
        "from": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
          "title": "From",
          "description": "The first message."
        },
        "to": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
          "title": "To",
          "description": "The last message."
        },
        "exported_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Exported by",
          "description": "Who made the export, and how."
        },
        "media_included": {
          "title": "Media included",
          "description": "Whether pictures and sound are part of the export.",
          "type": "boolean"
        },
        "forwarded": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
          "title": "Forwarded",
          "description": "Whether what is in it had been forwarded, and is not the original."
        }
      },
      "examples": [{ "application": "Example Messenger 4.2 (invented)", "account": "P-104", "media_included": true }]
    },
    "physical": {
      "title": "Physical object",
      "description": "The thing itself, and how it was found.",
      "type": "object",
      "additionalProperties": false,
      "required": [],
      "properties": {
        "state_in_situ": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "State in situ",
          "description": "How and where it lay before it was touched."
        },
        "photographed_before": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/yesNo",
          "title": "Photographed before touching",
          "description": "Whether it was photographed before it was touched."
        },
        "photographs": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifiers",
          "title": "Photographs",
          "description": "The items with those photographs."
        },
        "found_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Found by",
          "description": "Who found it."
        },
        "moved_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Moved by",
          "description": "Who moved it."
        },
        "stored_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Stored by",
          "description": "Who keeps it."
        },
        "stored_at": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Stored at",
          "description": "Where it is kept."
        },
        "container": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Container",
          "description": "What it is packed in."
        },
        "seal": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Seal",
          "description": "The number of the seal."
        }
      },
      "examples": [
        {
          "state_in_situ": "In a drawer, under newspapers. (invented)",
          "photographed_before": true,
          "seal": "EV-000123"
        }
      ]
    },
    "handover": {
      "title": "Handover",
      "description": "Who gave it to whom.",
      "type": "object",
      "additionalProperties": false,
      "required": ["given_by", "received_by"],
      "properties": {
        "given_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Given by",
          "description": "A pseudonym, role or organisation."
        },
        "received_by": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/line",
          "title": "Received by",
          "description": "A label or role."
        },
        "at": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/time",
          "title": "At",
          "description": "When."
        },
        "receipt": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/identifier",
          "title": "Receipt",
          "description": "The item with the signed receipt."
        },
        "condition": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Condition",
          "description": "In which state it was."
        },
        "purpose": {
          "$ref": "urn:evidencevault:schema:records:common:1#/$defs/text",
          "title": "Purpose",
          "description": "What it was given for."
        }
      },
      "examples": [{ "given_by": "P-104", "received_by": "investigator-3", "at": "2026-03-06T11:30:00+02:00" }]
    },
    "software": {
      "$ref": "urn:evidencevault:schema:records:common:1#/$defs/linesOrNotSaid",
      "title": "Software",
      "description": "Programs and versions that were used.",
      "examples": [["Example Scanner 2.1 (invented)"]]
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
      "items": ["8Q3T-MZ1K-0VRE-7XA2H"],
      "method": "handover",
      "collector": "Investigator 3 (invented)",
      "place": "PL-07 (invented)",
      "source_type": "person",
      "source": "P-104",
      "custody_before": [
        { "custodian": "P-104", "from": "2014-07~", "to": "2026-03-06" },
        { "custodian": "unknown", "gap": true }
      ],
      "date": "2026-03-06",
      "handover": { "given_by": "P-104", "received_by": "investigator-3" }
    },
    {
      "items": ["8Q3T-MZ1K-0VRE-7XA2H"],
      "method": "open_source_capture",
      "collector": "Investigator 3 (invented)",
      "place": "unknown",
      "source": "none",
      "custody_before": "unknown",
      "online": { "url": "https://example.org/post/1", "missing": ["HTML source"] }
    }
  ]
}

"""##
}
