/// Reads the beginning of a line of a WhatsApp chat, scalar by scalar. Marks of direction, with which telephones sprinkle these lines,
/// do not count; all spaces are one; digits of the Arabic and Persian scripts are read as the ones they are.
struct WhatsAppReader {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ line: Substring) {
    scalars = line.unicodeScalars.compactMap { scalar in
      switch scalar.value {
      case 0x200e, 0x200f, 0x202a...0x202e, 0x2066...0x2069, 0xfeff, 0x0d: nil
      case 0xa0, 0x202f, 0x2009: " "
      case 0x0660...0x0669: Unicode.Scalar(UInt8(scalar.value - 0x0660 + 0x30))
      case 0x06f0...0x06f9: Unicode.Scalar(UInt8(scalar.value - 0x06f0 + 0x30))
      default: scalar
      }
    }
  }

  private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  mutating func take(anyOf choices: String) -> Unicode.Scalar? {
    guard let scalar = next, choices.unicodeScalars.contains(scalar) else { return nil }
    place += 1
    return scalar
  }

  mutating func skipSpaces() { while next == " " { place += 1 } }

  /// A number of at most so many digits.
  mutating func number(_ maximum: Int) -> (value: Int, digits: Int)? {
    var (value, count) = (0, 0)
    while let scalar = next, ("0"..."9").contains(scalar), count < maximum {
      value = value * 10 + Int(scalar.value - 0x30)
      count += 1
      place += 1
    }
    if let scalar = next, ("0"..."9").contains(scalar) { return nil }
    return count == 0 ? nil : (value, count)
  }

  /// Steps over what stands between date and time (`, `, ` klo `, `. `): at most eight scalars; false where there is no digit behind.
  mutating func skipToDigit() -> Bool {
    var count = 0
    while let scalar = next, !("0"..."9").contains(scalar) {
      guard count < 8, scalar != "]", scalar != ":" else { return false }
      count += 1
      place += 1
    }
    return count > 0 && next != nil
  }

  /// What stands between the time and the end of the head, without spaces and full stops, in small letters; nil where the head does
  /// not end within 16 scalars.
  mutating func marker(endingWith end: String) -> String? {
    let mark = Array(end.unicodeScalars)
    var word = ""
    for _ in 0..<16 {
      guard place + mark.count <= scalars.count else { return nil }
      if scalars[place..<place + mark.count].elementsEqual(mark) {
        place += mark.count
        return word.lowercased()
      }
      if scalars[place] != " ", scalars[place] != "." { word.unicodeScalars.append(scalars[place]) }
      place += 1
    }
    return nil
  }

  /// The rest of the line: up to the first `: ` who sent it, behind that what; only a text where there is no such mark.
  func senderAndBody() -> (String?, String) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[place...])
    let rest = String(text)
    if let colon = rest.firstRange(of: ": "), rest[..<colon.lowerBound].unicodeScalars.count <= 256 {
      return (String(rest[..<colon.lowerBound]), String(rest[colon.upperBound...]))
    }
    // A message whose text begins on the next line.
    if rest.hasSuffix(":") { return (String(rest.dropLast()), "") }
    return (nil, rest)
  }
}
