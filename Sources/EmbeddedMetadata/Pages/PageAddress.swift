/// Where a link leads (ISO 32000-1 §12.6.4.7; RFC 3986): whether that tells something of whoever made it.
struct PageAddress {
  /// What it tells; nil for what is an address as any other.
  let kind: EmbeddedKind?

  init(_ written: String) {
    let text = written.lowercased()
    let (scheme, rest) = Self.parts(text)
    switch scheme {
    case "http", "https", "ftp", "ftps": kind = Self.isPublic(rest) ? nil : .comment
    // Subjects, copies and texts of a letter are asked for behind this.
    case "mailto": kind = rest.contains("?") ? .comment : nil
    case "tel", "doi", "urn", "isbn": kind = nil
    case "geo": kind = .location
    case nil: kind = Self.isWithin(rest) ? nil : .comment
    default: kind = .comment
    }
  }

  /// A letter is a scheme nowhere, and a drive in some places.
  private static func parts(_ text: String) -> (scheme: Substring?, rest: Substring) {
    let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    guard scheme.utf8.count > 1, scheme.first?.isLetter ?? false, text[scheme.endIndex...].hasPrefix(":") else {
      return (nil, text[...])
    }
    return (scheme, text[scheme.endIndex...].dropFirst())
  }

  /// A name of the network that anybody can reach, without a user's.
  private static func isPublic(_ rest: Substring) -> Bool {
    guard rest.hasPrefix("//"), !rest.contains("\\") else { return false }
    let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
    let host = authority.prefix { $0 != ":" }
    let isNumber = !host.isEmpty && host.allSatisfy { $0.isNumber || $0 == "." }
    return host.contains(".") && !isNumber && !authority.contains("@") && !host.hasSuffix(".local")
      && !host.hasSuffix(".lan") && !host.hasSuffix(".internal")
  }

  /// Within the file, or a name of the network to which no scheme was written.
  private static func isWithin(_ text: Substring) -> Bool {
    if text.isEmpty || text.hasPrefix("#") { return true }
    let first = text.prefix { $0 != "/" }
    guard !text.contains("\\"), !first.hasPrefix("."), !first.contains(":") else { return false }
    return first.hasPrefix("www.") || first.contains(".") && first.endIndex < text.endIndex && !first.contains("@")
  }
}
