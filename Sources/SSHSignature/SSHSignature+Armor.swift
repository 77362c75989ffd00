internal import Encodings

extension SSHSignature {
  /// The longest armor that is read: 8192 bytes.
  public static let maximumArmorByteCount = 8192
  /// The longest line of base64 that is read: 76 letters (PROTOCOL.sshsig §1). ssh-keygen and we write 70.
  public static let maximumArmorColumns = 76

  private static let begin = "-----BEGIN SSH SIGNATURE-----"
  private static let end = "-----END SSH SIGNATURE-----"
  private static let columns = 70

  /// The armor exactly as ssh-keygen writes it: base64 in lines of 70 letters, each line ended by LF.
  public var armored: String {
    let letters = Base64.padded.encodeBytes(blob)
    var text = Self.begin + "\n"
    for start in stride(from: 0, to: letters.count, by: Self.columns) {
      text += String(decoding: letters[start..<min(start + Self.columns, letters.count)], as: UTF8.self) + "\n"
    }
    return text + Self.end + "\n"
  }

  /// Reads the armor: the two marker lines, between them base64 in lines of one length of at most 76 letters (only the last
  /// may be shorter). Lines end in LF, or all in CR LF; the end of the last may be missing. Nothing before or behind.
  /// - Throws: `.malformedArmor`, and what ``init(blob:)`` throws.
  public init(armored text: [UInt8]) throws(SSHSignatureError) {
    guard text.count <= Self.maximumArmorByteCount else { throw SSHSignatureError(.malformedArmor, "too long") }
    var lines = text.split(separator: 0x0a, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    if lines.first?.last == 0x0d {
      for (index, line) in lines.enumerated() {
        guard line.last == 0x0d else {
          // The very last line may lack its end as a whole.
          guard index == lines.count - 1, text.last != 0x0a else {
            throw SSHSignatureError(.malformedArmor, "mixed line ends")
          }
          continue
        }
        lines[index] = line.dropLast()
      }
    }
    guard lines.count >= 3, lines[0].elementsEqual(Self.begin.utf8), lines[lines.count - 1].elementsEqual(Self.end.utf8)
    else { throw SSHSignatureError(.malformedArmor, "markers") }
    let body = lines[1..<lines.count - 1]
    let width = body.first?.count ?? 0
    guard (1...Self.maximumArmorColumns).contains(width), body.dropLast().allSatisfy({ $0.count == width }),
      let last = body.last, (1...width).contains(last.count)
    else { throw SSHSignatureError(.malformedArmor, "line lengths") }
    guard let blob = Base64.padded.decode(Array(body.joined())) else {
      throw SSHSignatureError(.malformedArmor, "base64")
    }
    try self.init(blob: blob)
  }

  /// Reads the armor from a string; see ``init(armored:)-([UInt8])``.
  public init(armored text: String) throws(SSHSignatureError) { try self.init(armored: Array(text.utf8)) }
}
