/// In which order the dates of a chat stand.
struct WhatsAppDates {
  /// The order, where there is one only.
  let order: DateOrder?
  /// What a person has to know of it.
  let remarks: [String]

  init(_ lines: [WhatsAppLine], stated: DateOrder?) {
    let clock = "Times are by the clock of the telephone that made the export, whose offset it does not say."
    var possible = DateOrder.allCases.filter { order in lines.allSatisfy { $0.date(order) != nil } }
    // 05.05.2024 is one day in both orders.
    if stated == nil, let first = possible.first,
      possible.allSatisfy({ order in lines.allSatisfy { $0.date(order) == $0.date(first) } })
    {
      possible = [first]
    }
    let unclear = lines.contains { $0.time == nil }
    let words = "The word behind some times (before or after noon) is not known here: those times are left out."
    if let stated {
      let isPossible = possible.contains(stated)
      order = isPossible ? stated : nil
      remarks =
        isPossible
        ? ["The order of dates was stated as \(stated.rawValue)."] + [clock] + (unclear ? [words] : [])
        : ["Dates cannot all be read in the stated order \(stated.rawValue): none is given."]
    } else if possible.count == 1 {
      order = possible[0]
      remarks =
        ["The order of dates follows from the chat: \(possible[0].rawValue)."] + [clock] + (unclear ? [words] : [])
    } else {
      order = nil
      remarks = [
        possible.isEmpty
          ? "Dates are of another calendar, or of more than one form: none is given."
          : "Dates are ambiguous: every one can be read as \(possible.map(\.rawValue).joined(separator: " and as ")). None is given; state the order if somebody knows it."
      ]
    }
  }
}
