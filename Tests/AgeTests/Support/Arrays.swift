import Age

// `#expect` cannot look into an expression that holds a span: the same calls with arrays.

extension AgeReader {
  static func open(_ file: [UInt8], identities: [AgeIdentity]) throws(AgeError) -> [UInt8] {
    try open(file.span, identities: identities)
  }
}

extension AgeHeader {
  static func parse(_ file: [UInt8]) throws(AgeError) -> AgeHeader? { try parse(file.span) }

  static func open(_ file: [UInt8], identities: [AgeIdentity]) throws(AgeError) -> AgeOpening? {
    try open(file.span, identities: identities)
  }
}

extension AgeArmorReader {
  static func dearmor(_ text: [UInt8]) throws(AgeError) -> [UInt8] { try dearmor(text.span) }
}

extension X25519Identity {
  convenience init(encoded text: String) throws(AgeError) {
    let letters = Array(text.utf8)
    try self.init(encoded: letters.span)
  }
}

extension Bech32 {
  static func decode(_ text: [UInt8]) -> (prefix: [UInt8], bytes: [UInt8], isUpperCase: Bool)? { decode(text.span) }
}
