internal import Encodings
internal import VaultCrypto

/// Reads a header line by line as its bytes arrive (age.md, "ABNF definition of file header"); each byte is looked at once.
struct HeaderParser {
  private enum Place { case version, stanzaOrEnd, body, finished }

  private var bytes: [UInt8] = []
  private var lineStart = 0
  private var searched = 0
  private var place = Place.version
  private var arguments: [String] = []
  private var body: [UInt8] = []
  private var stanzas: [AgeStanza] = []
  private var mac: [UInt8] = []
  private var authenticatedCount = 0

  /// Whether the end line has been read.
  var isFinished: Bool { if case .finished = place { true } else { false } }

  /// The header, once it is finished.
  /// - Throws: `.malformedHeader` where a native stanza breaks its rules.
  func header() throws(AgeError) -> AgeHeader? {
    guard isFinished else { return nil }
    return AgeHeader(
      stanzas: stanzas, mac: mac, byteCount: lineStart, wraps: try WrappedFileKey.read(stanzas),
      authenticatedBytes: Array(bytes[..<authenticatedCount]))
  }

  /// Takes the next bytes in.
  /// - Returns: how many of them belong to the header; all of them, unless it is finished.
  mutating func push(_ input: Span<UInt8>) throws(AgeError) -> Int {
    let before = bytes.count
    let room = AgeHeader.maximumByteCount - before
    bytes.append(input.extracting(0..<min(input.count, room)))
    while !isFinished {
      guard let end = bytes[searched...].firstIndex(of: AgeHeader.lineFeed) else {
        searched = bytes.count
        try checkBeginning()
        guard input.count < room else { throw AgeError(.malformedHeader, "longer than 1 MiB") }
        return input.count
      }
      try take(bytes[lineStart..<end])
      lineStart = end + 1
      searched = lineStart
    }
    return lineStart - before
  }

  /// A file of another kind is refused at once, not after a megabyte without a line feed.
  private func checkBeginning() throws(AgeError) {
    guard case .version = place, !AgeHeader.version.starts(with: bytes) else { return }
    throw AgeError(.malformedHeader, "not an age v1 file")
  }

  private mutating func take(_ line: ArraySlice<UInt8>) throws(AgeError) {
    switch place {
    case .version:
      guard line.elementsEqual(AgeHeader.version) else { throw AgeError(.malformedHeader, "not an age v1 file") }
      place = .stanzaOrEnd
    case .stanzaOrEnd:
      if line.starts(with: AgeStanza.mark) {
        try takeArguments(line.dropFirst(AgeStanza.mark.count))
      } else {
        try takeEnd(line)
      }
    case .body: try takeBody(line)
    case .finished: break
    }
  }

  private mutating func takeArguments(_ line: ArraySlice<UInt8>) throws(AgeError) {
    arguments = []
    for argument in line.split(separator: 0x20, omittingEmptySubsequences: false) {
      guard AgeStanza.isArgument(argument) else { throw AgeError(.malformedHeader, "stanza argument") }
      arguments.append(String(decoding: argument, as: UTF8.self))
    }
    body = []
    place = .body
  }

  private mutating func takeBody(_ line: ArraySlice<UInt8>) throws(AgeError) {
    guard line.count <= AgeStanza.columns, let part = Base64.unpadded.decode(Array(line)) else {
      throw AgeError(.malformedHeader, "stanza body")
    }
    body += part
    guard line.count < AgeStanza.columns else { return }
    stanzas.append(AgeStanza(validArguments: arguments, body: body))
    place = .stanzaOrEnd
  }

  private mutating func takeEnd(_ line: ArraySlice<UInt8>) throws(AgeError) {
    let mark = AgeHeader.endMark
    guard line.starts(with: mark + [0x20]), line.count == mark.count + 1 + AgeHeader.macLetterCount,
      let mac = Base64.unpadded.decode(Array(line.dropFirst(mark.count + 1)))
    else { throw AgeError(.malformedHeader, "neither a stanza nor the end line") }
    guard !stanzas.isEmpty else { throw AgeError(.malformedHeader, "no stanza") }
    self.mac = mac
    authenticatedCount = line.startIndex + mark.count
    place = .finished
  }
}
