internal import Consent
internal import Custody
internal import SelectiveDisclosure

/// What one version of an interview's record says of the consent to its items.
struct InterviewReading {
  private let record: EvidenceRecord

  init(_ record: EvidenceRecord) { self.record = record }

  /// For each of these people and items; nothing where the record names a consent and says no more.
  func answers(of persons: Set<String>, on items: Set<Identifier>) -> [InterviewAnswer] {
    var kinds: [(InterviewAnswer.Kind, Set<Identifier>)] = []
    switch record.fields["consent"]?.stringValue {
    case "refused": kinds.append((.refused, items))
    case "not asked", "unknown": kinds.append((.notAsked(until: end), items))
    default: break
    }
    let recorded = recorded
    if refusesRecording, !recorded.isEmpty { kinds.append((.refused, recorded)) }
    if record.fields["minor"]?.boolValue == true { kinds.append((.minor, items)) }
    return persons.sorted().flatMap { person in
      kinds.flatMap { kind, items in
        items.sorted().map {
          InterviewAnswer(
            record: record.id.description, place: record.event.homeIndex, person: person, item: $0.description,
            kind: kind)
        }
      }
    }
  }

  private var refusesRecording: Bool {
    let said = record.fields["recording_consent"]
    return said?.boolValue == false || said?.stringValue == "refused"
  }

  /// Recordings, and the transcript, which was made from one.
  private var recorded: Set<Identifier> {
    let recordings = ItemOrigin.identifiers(record.fields, ["recording", "recordings_further"])
    return recordings.isEmpty ? [] : recordings.union(ItemOrigin.identifiers(record.fields, ["transcript"]))
  }

  /// When the day of the interview had ended everywhere; where the day is not known, when it was written down.
  private var end: Int64 {
    record.fields["date"]?.stringValue.flatMap { CalendarDay($0) }?.end ?? record.event.statement.recorded.seconds
  }
}
