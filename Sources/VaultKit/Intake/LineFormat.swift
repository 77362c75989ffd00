/// Formats that are lines of a name, a colon and a value: mail (RFC 5322), also as part of an archive or a page that was saved (RFC 2557), cards
/// (RFC 6350), calendars (RFC 5545).
enum LineFormat {
  /// Names that stand in the header of a mail and nowhere else. Written talk has lines such as `Date:` and `Witness:`.
  private static let own: Set = [
    "return-path", "x-received", "delivered-to", "envelope-to", "message-id", "in-reply-to",
    "mime-version", "content-type", "content-transfer-encoding", "content-disposition", "content-id",
    "content-location", "dkim-signature", "domainkey-signature", "arc-seal", "authentication-results", "received-spf",
    "reply-to", "resent-from", "list-unsubscribe", "list-id", "x-mailer", "x-originating-ip", "x-priority",
    "x-mozilla-status", "x-mozilla-keys", "x-gmail-labels", "x-gm-thrid", "x-uidl", "x-unsent", "thread-topic",
    "thread-index", "user-agent", "autocrypt", "bcc",
  ]
  /// Those that say wherever they begin a line that parts of a mail follow.
  private static let parts: Set = ["mime-version", "content-transfer-encoding", "content-disposition"]
  private static let addresses: Set = ["from", "to", "cc", "sender"]
  private static let cards: [String: String] = [
    "vcard": "text/vcard", "vcalendar": "text/calendar", "vevent": "text/calendar", "vtodo": "text/calendar",
    "vjournal": "text/calendar", "vfreebusy": "text/calendar", "vnote": "text/calendar",
  ]

  private struct Line {
    let name: String
    let value: String
  }

  /// - Parameter text: in small letters, and what is no ASCII as a letter of its own.
  static func mediaType(of text: String) -> String? {
    let all = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    // What goes on in the next line begins with white space there; a card may be folded in the middle of a word.
    var folded: [String] = []
    for line in all {
      if line.first == " " || line.first == "\t", !folded.isEmpty {
        folded[folded.count - 1] += line.dropFirst()
      } else {
        folded.append(String(line))
      }
    }
    for line in all.map(String.init) + folded {
      guard let line = parse(line) else { continue }
      if isBeginning(line), let type = cards[line.value.split(whereSeparator: \.isWhitespace).joined()] { return type }
      if parts.contains(line.name) { return mail }
      if line.name == "content-type", line.value.hasPrefix("multipart/") { return mail }
    }
    return isMail(folded) ? mail : nil
  }

  private static let mail = "message/rfc822"

  /// `begin` of a card, which may be in groups (`item1.begin`), and may have parameters.
  private static func isBeginning(_ line: Line) -> Bool {
    line.name.prefix { $0 != ";" }.split(separator: ".").last.map { $0.allSatisfy(\.isLetter) && $0 == "begin" }
      ?? false
  }

  /// Whether the first lines are the header of a mail.
  private static func isMail(_ lines: [String]) -> Bool {
    var header: [Line] = []
    let start = lines.drop { isBlank($0) }
    // In an archive of mail (RFC 4155) a line of its own stands before each.
    let isArchive = start.first.map { $0.hasPrefix("from ") || $0.hasPrefix(">from ") } ?? false
    for text in isArchive ? start.dropFirst() : start {
      guard !isBlank(text), let line = parse(text) else { break }
      header.append(line)
    }
    let names = Set(header.map(\.name))
    if !names.isDisjoint(with: own) { return true }
    if !isArchive, let first = header.first?.name, ["from", "received"].contains(first) { return true }
    // A place that it came through is said with a time behind a semicolon (RFC 5322 §3.6.7).
    let isSent = header.contains { line in
      addresses.contains(line.name) && line.value.contains("@") || line.name == "received" && line.value.contains(";")
    }
    return isSent || !names.isDisjoint(with: addresses) && names.isSuperset(of: ["subject", "date"])
  }

  private static func isBlank(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// A name of printable characters, white space perhaps (RFC 5322 §4.5), a colon, and the rest.
  private static func parse(_ line: String) -> Line? {
    let visible = line.drop(while: \.isWhitespace)
    guard let colon = visible.firstIndex(of: ":") else { return nil }
    var name = visible[..<colon]
    while name.last?.isWhitespace == true { name.removeLast() }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return nil }
    return Line(name: String(name), value: String(visible[visible.index(after: colon)...].drop(while: \.isWhitespace)))
  }
}
