import SelectiveDisclosure

/// JSON Pointers (RFC 6901) as text.
///
///     /citations/0/item
enum JSONPointer {
  /// One more reference token behind a pointer, escaped (§4).
  static func appending(_ token: String, to pointer: String) -> String {
    var result = pointer + "/"
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The tokens of a pointer, unescaped, or nil where it is none (§3).
  static func tokens(_ pointer: String) -> [String]? {
    guard !pointer.isEmpty else { return [] }
    var tokens: [String] = []
    var isEscape = false
    for scalar in pointer.unicodeScalars {
      if isEscape {
        guard scalar == "0" || scalar == "1" else { return nil }
        tokens[tokens.count - 1].unicodeScalars.append(scalar == "0" ? "~" : "/")
        isEscape = false
      } else if scalar == "/" {
        tokens.append("")
      } else if tokens.isEmpty {
        return nil
      } else if scalar == "~" {
        isEscape = true
      } else {
        tokens[tokens.count - 1].unicodeScalars.append(scalar)
      }
    }
    return isEscape ? nil : tokens
  }

  /// What a token names in a value, or nil (§4).
  static func value(_ token: String, in value: JSON) -> JSON? {
    switch value {
    case .object(let object): return object[token]
    case .array(let elements):
      guard let place = Int(token), String(place) == token, elements.indices.contains(place) else { return nil }
      return elements[place]
    default: return nil
    }
  }
}
