import Custody
import SelectiveDisclosure
import TerminalInterface
import TransparencyLog
import VaultFiles
import VaultKit

/// An event as text and as JSON.
enum EventDisplay {
  /// Claims that a person wants to read, in this order; the rest is for machines.
  private static let shown = [
    "label", "new_label", "role", "compartment", "since", "purpose", "destination", "recipient", "reason", "consent",
    "count", "first", "last", "method", "failed", "findings", "kit", "field", "offer", "late", "covers", "existed_by",
    "format", "disclosed", "title", "name", "source", "place", "collected_by",
    "note",
    "collected_at", "batch", "form",
  ]

  /// A line and, below it, what else is known.
  /// - Parameter authority: who signed the timestamp that an event says was attached.
  static func lines(_ event: CustodyEvent, authority: (CustodyEvent) -> String? = { _ in nil }) -> String {
    let action = event.action?.rawValue ?? event.statement.type.rawValue
    let local = HumanTime.local(event.statement.recorded).map { ["time here: \($0)"] } ?? []
    let head =
      "\(event.statement.recorded)  \(Style.heading(TextWidth.fit(action, 20)))  \(VisibleText.escape(event.signer.label)) (\(event.signer.role.rawValue))  \(place(event))\n"
    return head + (local + details(event, authority: authority)).map { "    \($0)\n" }.joined()
  }

  /// What else is known, a line each.
  static func details(_ event: CustodyEvent, authority: (CustodyEvent) -> String? = { _ in nil }) -> [String] {
    var lines: [String] = []
    if let since = event.doubtedSince {
      lines.append(
        Style.warning("doubted") + ": its signer was suspended, for what they recorded since \(since)")
    }
    if let behind = event.disclosed["recorded_with"]?.objectValue?["behind"]?.intValue {
      lines.append(Style.warning("clock") + ": it was \(behind) s behind the event before")
    }
    for name in shown {
      guard let value = event.disclosed[name] else { continue }
      var line = "\(label(name)): \(claim(name, value))"
      // A time is the word of somebody, and never goes without their name.
      if name == "existed_by" {
        line += ", as \(authority(event).map { VisibleText.escape($0) } ?? "its authority") says"
      }
      lines.append(line)
    }
    return lines
  }

  /// A claim's value; a time that a person gave, with its zone and in UTC.
  static func claim(_ name: String, _ value: JSON) -> String {
    guard name == "collected_at", let moment = value.stringValue.flatMap(HumanTime.moment(inFile:)) else {
      return text(value)
    }
    return text(value) + " (\(moment))"
  }

  /// Which log an event is in, and where.
  static func place(_ event: CustodyEvent) -> String {
    guard let origin = event.origin else { return "log \(event.index)" }
    return "field log \(event.index), brought home by log \(origin.entry)"
  }

  /// What it says. Of an identity record only the pseudonym is shown without a trace: `evault person reveal` tells the rest.
  private static func claims(_ event: CustodyEvent) -> JSONObject {
    guard event.disclosed[EventIssuer.record] != nil else { return event.disclosed }
    var shown = event.disclosed
    shown[EventIssuer.record] = EvidenceRecord(event).map { .object($0.fields) }
    return shown
  }

  static func json(_ event: CustodyEvent) -> JSON {
    let position = event.statement.position
    return .object([
      "event": .string(event.statement.event.description), "item": .string(event.statement.item.description),
      "recorded": .string(event.statement.recorded.description), "type": .string(event.statement.type.rawValue),
      "action": event.action.map { .string($0.rawValue) } ?? .null, "actor": .string(event.signer.label),
      "premis": event.action.map { .string($0.premisEventType) } ?? .null, "role": .string(event.signer.role.rawValue),
      "kid": .string(event.signer.kid),
      "index": .number(JSONNumber(event.index)), "seq": position.number.map { .integer($0) } ?? .string("unknown"),
      "roster": .integer(event.statement.roster), "head_size": .number(JSONNumber(event.statement.head.size)),
      "field": event.origin.map {
        .object(["vault": .string($0.field.description), "entry": .number(JSONNumber($0.entry))])
      } ?? .null,
      "occurred_utc": event.text("collected_at").flatMap(HumanTime.moment(inFile:)).map { .string($0.description) }
        ?? .null,
      "doubted_since": event.doubtedSince.map { .string($0.description) } ?? .null, "claims": .object(claims(event)),
    ])
  }

  /// A claim's name as a person reads it, safe for a terminal.
  static func label(_ name: String) -> String { VisibleText.escape(name).replacing("_", with: " ") }

  /// A claim's value on one line, safe for a terminal.
  static func text(_ value: JSON) -> String {
    if let text = value.stringValue { return VisibleText.escape(text) }
    if let values = value.arrayValue { return values.map(text).joined(separator: ", ") }
    if let members = value.objectValue?.members {
      return members.map { "\(label($0.name)) \(text($0.value))" }.joined(separator: ", ")
    }
    return VisibleText.escape(String(decoding: JSONWriter.write(value), as: UTF8.self))
  }
}
