import Custody
import Dossiers
import SelectiveDisclosure
import TerminalInterface
import VaultFiles
import VaultKit

/// `evault dossier cite`, `drop` and `replace`: exhibits and what they bear on.
enum DossierCiteCommands {
  static let cite = Command(
    CommandSpecification(
      ["dossier", "cite"], "Cite items for an element. Each gets an exhibit number, which it keeps for ever.",
      positionals: "ELEMENT ITEM[#PLACE]...", count: 2...1024,
      options: [
        DossierChoice.option,
        .value("bearing", nil, "B", help: "supports (the default), against or context"),
        .toggle("remove", help: "take the citation away; the number stays"),
      ],
      details:
        "A place is a page, a time or the like: 8Q3T-MZ1K-0VRE-7XA2H#p.3. Which elements there are: evault dossier show",
      example: "evault dossier cite right-to-life 8Q3T-MZ1K-0VRE-7XA2H#p.3 5D2P-9WQX-ZZ10-4MB7X")
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let element = words[0]
    let places = try words.dropFirst().map { word throws(UserError) in try DossierChoice.place(word, session) }
    let bearing = try bearing(session)
    let removes = session.invocation.has("remove")
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let before = try user { () throws(VaultError) in try DossierReading(unlocked).dossier(id) }
    guard before.profile.element(element) != nil else {
      throw UserError(
        .usage, "The profile \(before.profile.name) has no element \(VisibleText.escape(element)).",
        next: "It has: \(before.profile.elements.map(\.name).joined(separator: ", ")).")
    }
    let (kept, _) = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(before.id, reason: removes ? "uncited" : "cited") {
        dossier throws(DossierError) in
        if removes {
          if dossier.uncite(element, places.map(\.item)) == 0 {
            throw DossierError(["None of these is cited for \(element)."])
          }
        } else {
          try dossier.cite(element, places, bearing: bearing)
        }
      }
    }
    let numbers = places.compactMap { place in kept.dossier.exhibits.first { $0.item == place.item }?.number }
    var text = ""
    for (number, place) in zip(numbers, places) where !removes {
      text += "\(kept.dossier.label(number))  \(place.item)\(place.place.map { "  " + $0 } ?? "")\n"
    }
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(kept, numbers: numbers),
      text: removes ? "Not cited for \(element) any more.\n" : text)
  }

  private static func bearing(_ session: Session) throws(UserError) -> CitedExhibit.Bearing {
    guard let word = try session.invocation.text("bearing") else { return .supports }
    guard let bearing = CitedExhibit.Bearing(rawValue: word) else {
      throw UserError(.usage, "--bearing takes: supports, against, context.")
    }
    return bearing
  }

  static let drop = Command(
    CommandSpecification(
      ["dossier", "drop"], "Take exhibits out. Their numbers stay theirs: no other exhibit ever has one.",
      positionals: "NUMBER...", count: 1...1024, options: [DossierChoice.option, DossierChoice.reason],
      details: "Who cites the same item again brings it back under its number, where no bundle had it yet.",
      example: "evault dossier drop 3 --reason \"consent withdrawn\"")
  ) { session throws(UserError) in
    let numbers = try session.invocation.words().map { word throws(UserError) in try DossierChoice.number(word) }
    let reason = try reason(session)
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let (kept, _) = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(id, reason: reason) { dossier throws(DossierError) in
        for number in numbers { try dossier.withdraw(number, why: reason) }
      }
    }
    let labels = numbers.map(kept.dossier.label).joined(separator: ", ")
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(kept, numbers: numbers),
      text: "Taken out: \(labels). What cited them cites nothing now: evault dossier check\n")
  }

  static let replace = Command(
    CommandSpecification(
      ["dossier", "replace"], "Put another item in the place of an exhibit, under a number of its own.",
      positionals: "NUMBER ITEM", count: 2...2, options: [DossierChoice.option, DossierChoice.reason],
      details: "What cited the old exhibit cites the new one; look whether the places in it are still right.",
      example: "evault dossier replace 3 5D2P-9WQX-ZZ10-4MB7X --reason \"redacted copy\"")
  ) { session throws(UserError) in
    let words = try session.invocation.words()
    let number = try DossierChoice.number(words[0])
    let item = try session.item(words[1]).description
    let reason = try reason(session)
    let id = try DossierChoice.id(session)
    let unlocked = try session.unlock()
    let (kept, next) = try user { () throws(VaultError) in
      try DossierWriting(unlocked).change(id, reason: reason) { dossier throws(DossierError) in
        try dossier.replace(number, with: item, why: reason)
      }
    }
    return CommandResult(
      schema: "dossier-written", DossierDisplay.written(kept, numbers: [next]),
      text: "\(kept.dossier.label(next))  \(item)  instead of \(kept.dossier.label(number))\n")
  }

  private static func reason(_ session: Session) throws(UserError) -> String {
    guard let reason = try GovernanceInput.text("reason", session.invocation) else {
      throw UserError(.usage, "Why? --reason WHY")
    }
    return reason
  }
}
