internal import Custody
internal import SelectiveDisclosure
internal import VaultCrypto

/// Events that came home by handoff, verified hop by hop.
extension EventReader {
  /// The events of an entry: where it brought a field vault's home, those first.
  func events(of entry: LogEntry, at index: UInt64) -> [Result<CustodyEvent, EventFailure>] {
    let event: CustodyEvent
    do throws(EventFailure) { event = try read(entry, at: index) } catch { return [.failure(error)] }
    guard event.action == .received else { return [.success(event)] }
    do throws(EventFailure) {
      return try fieldEvents(of: event).map { .success($0) } + [.success(event)]
    } catch {
      return [.failure(error), .success(event)]
    }
  }

  /// The field vault's events that a `received` event brought: in that vault's log by its member's checkpoint, signed as its roster permits.
  func fieldEvents(of received: CustodyEvent) throws(EventFailure) -> [CustodyEvent] {
    let (reception, log) = try reception(of: received)
    var events: [CustodyEvent] = []
    for entry in reception.entries {
      let opened = try open(entry.entry, at: received.index)
      do throws(CustodyError) {
        var event = try CustodyEvent(
          verifying: opened.token, entry: entry.entry, index: entry.index, rosters: log.rosters)
        guard event.statement.item == received.statement.item else { throw CustodyError(.entryMismatch, "item") }
        note(opened, on: &event)
        event.arrive(at: received.index, in: rosters)
        events.append(event)
      } catch {
        throw EventFailure(index: received.index, object: opened.name, reason: .refused(error))
      }
    }
    return events
  }

  private func reception(of received: CustodyEvent) throws(EventFailure) -> (Reception, FieldLog) {
    do throws(CustodyError) {
      let brought = received.entry.objects.dropFirst()
      guard let reception = Reception(received.disclosed),
        reception.entries.flatMap(\.entry.objects).elementsEqual(brought)
      else { throw CustodyError(.malformed, "received") }
      let log = try fields.log(reception)
      guard log.rosters.fingerprint == reception.field else { throw CustodyError(.wrongVault, "field") }
      for entry in reception.entries { try log.verify(entry) }
      return (reception, log)
    } catch {
      throw EventFailure(index: received.index, object: received.entry.objects[0], reason: .refused(error))
    }
  }
}
